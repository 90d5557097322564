/// What this machine calls others. In: the stream of named connections, and `/etc/hosts`, which is
/// followed while it runs. Out: the same stream, in which a connection that has no name of its own
/// has the one that this machine gives its address. Asks nobody; no threads.
package telltale.app.lan;
