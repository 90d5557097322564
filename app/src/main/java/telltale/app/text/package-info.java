/// How values are spelled for people: amounts, rates, times, places, names. In: values of the wire
/// and of the flow store. Out: short strings without control characters. Pure functions, any
/// thread.
package telltale.app.text;
