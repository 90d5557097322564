/// Small files that the user owns, and may have written by hand. In: a path, and what is to be in
/// it. Out: its bytes, if there are no more than expected; and a file that holds either the old
/// text or the new one, for this user alone, never half of either. Knows nothing of what is in
/// them. Any thread.
package telltale.app.userfile;
