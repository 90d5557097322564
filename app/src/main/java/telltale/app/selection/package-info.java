/// What the user picked. In: clicks on the map, the list and the inspector. Out: one [Selection],
/// which all three show. Immutable values; the window holds the current one on the FX thread.
package telltale.app.selection;
