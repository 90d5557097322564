package telltale.wire;

/// The numbers that both ends agree on.
public final class WireFormat {

  /// The protocol's version: a reader refuses a stream that says a greater one.
  public static final int VERSION = 2;

  /// The longest line, in bytes without its line feed. A writer never exceeds it (it shortens the
  /// command line); a reader refuses a longer one before parsing.
  public static final int MAX_LINE_BYTES = 64 * 1024;

  /// The longest text in a line, in UTF-16 units: a writer shortens, a reader refuses.
  public static final int MAX_TEXT = 4096;

  /// The most links of a chain of parents, besides the nearest: a writer leaves out the rest, a
  /// reader ignores it.
  public static final int MAX_ANCESTORS = 32;

  /// The most further names of a remote end: a writer leaves out the rest, a reader ignores it.
  public static final int MAX_OTHER_NAMES = 8;

  private WireFormat() {}
}
