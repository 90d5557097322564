/// The window: list, map, inspector, status bar, and what they share (selection, filter, theme).
/// In: frames from the pump, keys and clicks. Out: pixels, and the user's wishes as
/// [WindowActions]. FX thread.
package telltale.app.window;
