/// Whose name a host name is: `example.co.uk` of `cdn.shop.example.co.uk`, by the list of public
/// suffixes that comes with Guava. In and out: names. Asks no network, knows no JavaFX.
package telltale.app.domain;
