/// What this machine calls others, and what neighbours call themselves. In: the stream of named
/// connections with what neighbours answered everybody, `/etc/hosts`, which is followed while it
/// runs, and, only while the user wants that, what name servers say. Out: that stream, in which a
/// connection that has no name of its own has the one that its address is given.
/// No threads: whoever makes it says where answers of name servers are waited for.
package telltale.app.lan;
