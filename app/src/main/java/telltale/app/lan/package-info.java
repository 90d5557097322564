/// What this machine calls others. In: the stream of named connections, `/etc/hosts`, which is
/// followed while it runs, and, only while the user wants that, what name servers say. Out: that
/// stream, in which a connection that has no name of its own has the one that its address is given.
/// No threads: whoever makes it says where answers of name servers are waited for.
package telltale.app.lan;
