/// What an address is by itself, without a database: one of the ranges that IANA's registries keep
/// for a special purpose, or an ordinary one. In: an address. Out: a [SpecialRange]. The one table
/// of such ranges: what is looked up, what counts as local and what is said of an address follow
/// from it. Plain Java.
package telltale.app.range;
