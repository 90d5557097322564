/// Who stands next to this machine. In: the kernel's table of neighbours, and a list of makers of
/// network cards that a package put on this disk. Out: the card behind an address of the local
/// network. Asks nobody; no threads: whoever makes it says where files are read.
@NullMarked
package telltale.app.neighbour;

import org.jspecify.annotations.NullMarked;
