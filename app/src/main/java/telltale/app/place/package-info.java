/// Where addresses are. In: the address of a remote end, on any thread. Out: a
/// [telltale.wire.Place] from a database on this machine, or nothing; and where this machine itself
/// is drawn. No address ever leaves the machine, and none that means nothing outside it is looked
/// up.
package telltale.app.place;
