/// Names on the map: which, where, and never two on one spot. In: the countries of the world and
/// the places that arcs lead to. Out: positions. How text becomes pixels is behind [Lettering],
/// which the JavaFX side provides. No JavaFX here; one thread.
package telltale.app.map.label;
