/// Reads the first request of an HTTP/1 connection.
package telltale.app.name.http;
