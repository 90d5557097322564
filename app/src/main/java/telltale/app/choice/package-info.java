/// Buttons of which one always holds. In: the values, and which of them holds. Out: the value that
/// the user chose. FX thread only.
@NullMarked
package telltale.app.choice;

import org.jspecify.annotations.NullMarked;
