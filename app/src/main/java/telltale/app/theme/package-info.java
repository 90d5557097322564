/// How the app looks: one stylesheet whose tokens (colours, spacing on a 4 px grid, type sizes)
/// exist in a dark and a light set. In: a choice of [Theme]. Out: a styled scene. FX thread only,
/// but the enum itself may be passed around freely.
package telltale.app.theme;
