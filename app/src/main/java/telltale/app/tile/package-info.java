/// The picture of a program beside its name: its icon, or its first letter. In: a title, a colour,
/// an icon file. Out: a node. FX thread; files are read by JavaFX's own loading threads.
@org.jspecify.annotations.NullMarked
package telltale.app.tile;
