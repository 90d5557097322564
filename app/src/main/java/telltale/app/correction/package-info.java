/// Places that the user knows better than any database: overrides. In: one small JSON file of the
/// user, which may say anything and may change at any time, and what the user decides in the
/// window. Out: the correction that holds for an address. Knows no JavaFX and makes no threads.
package telltale.app.correction;
