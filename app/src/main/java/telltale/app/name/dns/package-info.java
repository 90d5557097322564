/// Reads the answers of name servers and of neighbours.
package telltale.app.name.dns;
