/// The composition root: the command line, and the wiring of every other package. The only package
/// that knows all of them, and the only one that makes threads or ends the process.
package telltale.app;
