/// What others may see over the user's shoulder. In: a [telltale.app.flow.FlowSnapshot] or a
/// [telltale.app.link.LinkState]. Out: the same without hosts, addresses, user names, paths and
/// arguments, in values of the same types, so that no view has to know. One thread, no JavaFX.
package telltale.app.veil;
