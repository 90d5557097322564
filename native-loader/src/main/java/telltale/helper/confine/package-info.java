/// What is left to the helper once everything is attached: proven for every thread before the first
/// client hears anything.
@NullMarked
package telltale.helper.confine;

import org.jspecify.annotations.NullMarked;
