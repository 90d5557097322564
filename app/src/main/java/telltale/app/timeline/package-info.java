/// What happened until now: every snapshot comes in, the bytes that each connection and each
/// program moved are kept by time, and out go a chart of them and, for a span of time that the user
/// chooses, a snapshot of what went on then. FX thread only.
@NullMarked
package telltale.app.timeline;

import org.jspecify.annotations.NullMarked;
