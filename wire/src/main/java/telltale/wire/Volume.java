package telltale.wire;

/// An amount of traffic in one direction.
///
/// @param bytes wire bytes from the network header up, headers and retransmissions included
/// @param packets wire packets, after segmentation
public record Volume(long bytes, long packets) {

  /// Nothing.
  public static final Volume NONE = new Volume(0, 0);

  /// The sum of both.
  public Volume plus(Volume other) {
    return new Volume(bytes + other.bytes, packets + other.packets);
  }

  /// What is left of it without another, which is a part of it.
  public Volume minus(Volume part) {
    return new Volume(bytes - part.bytes, packets - part.packets);
  }
}
