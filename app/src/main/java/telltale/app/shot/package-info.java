/// Pictures of the window without a screen. In: a scene. Out: a PNG file. FX thread, except for
/// writing the file.
package telltale.app.shot;
