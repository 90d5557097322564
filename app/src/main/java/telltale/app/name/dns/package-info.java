/// Reads the answers of name servers.
package telltale.app.name.dns;
