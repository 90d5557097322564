/// Reads the first message of a TLS connection.
package telltale.app.name.tls;
