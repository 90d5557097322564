/// Finds out what the remote ends of connections are called, from what the helper copied of their
/// first words and from the answers of name servers. It stands between the helper's stream and
/// everybody else: words go in, and connections come out that say their host. What neighbours
/// answered everybody passes as it is, for [telltale.app.lan]. Belongs to the reader thread.
package telltale.app.name;
