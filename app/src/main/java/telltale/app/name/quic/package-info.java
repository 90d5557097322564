/// Opens the first packets of a QUIC connection, which are encrypted with keys that everybody can
/// derive, and reads the TLS message in them.
package telltale.app.name.quic;
