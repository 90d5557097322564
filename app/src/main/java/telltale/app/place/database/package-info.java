/// Opens one database of places or networks: a file in MaxMind's format, in whichever schema. In: a
/// path that a user chose, and addresses. Out: a [telltale.wire.Place] with what that file alone
/// knows, or one sentence about why the file cannot be used. Whatever the file holds, a lookup
/// takes bounded time and memory and does not throw. Any thread.
package telltale.app.place.database;
