package telltale.helper.packet;

import java.util.HexFormat;

/// A packet of the corpus.
///
/// @param name says what is special about it
/// @param frame from the Ethernet header on
/// @param offload what the kernel is told about it
/// @param outgoing what it means when it leaves, as whoever made it knows
record Packet(String name, byte[] frame, Offload offload, Reading outgoing) {

  @Override
  public String toString() {
    return "%s %s %s".formatted(name, offload, HexFormat.of().formatHex(frame));
  }
}
