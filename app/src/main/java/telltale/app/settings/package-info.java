/// What the user decided once and wants to find again: colours, motion, what is shown, where the
/// window stood. In: one small JSON file of the user, which may say anything. Out: [Settings],
/// always usable, and one line where the file was not. Knows no JavaFX and makes no threads.
package telltale.app.settings;
