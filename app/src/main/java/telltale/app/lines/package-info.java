/// Text in several lines, whichever way its letters run. Out: labels. FX thread.
package telltale.app.lines;
