/// Bytes from the network, and the host names in them: bounded reading that never throws.
package telltale.app.name.bytes;
