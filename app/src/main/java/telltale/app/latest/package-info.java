/// What was found out, kept within bounds. In and out: whatever its owner puts there. Plain Java,
/// on its owner's thread.
@NullMarked
package telltale.app.latest;

import org.jspecify.annotations.NullMarked;
