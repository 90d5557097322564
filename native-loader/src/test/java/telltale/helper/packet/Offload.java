package telltale.helper.packet;

/// What the kernel says about a buffer that stands for several packets.
///
/// @param gsoSize bytes of payload in each, 0 for a buffer that is one packet
/// @param gsoSegments how many there are, 0 where the kernel has not counted
/// @param wireLength bytes of all of them together with their link headers, 0 for those of the
///     buffer
record Offload(int gsoSize, int gsoSegments, int wireLength) {

  static final Offload NONE = new Offload(0, 0, 0);
}
