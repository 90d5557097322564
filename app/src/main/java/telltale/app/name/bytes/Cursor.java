package telltale.app.name.bytes;

import java.util.Arrays;

/// Reads numbers in network order from part of an array and never beyond it. What is not there
/// reads as zero, and [#isBroken] says so from then on: a parser asks once, at its end.
public final class Cursor {

  private final byte[] bytes;
  private final int end;
  private int position;
  private boolean broken;

  /// Reads all of an array, which is not copied.
  public Cursor(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /// Reads part of an array, as much of it as there is.
  public Cursor(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.end = Math.clamp(end, 0, bytes.length);
    this.position = Math.clamp(from, 0, this.end);
  }

  /// Whether something was asked for that is not there.
  public boolean isBroken() {
    return broken;
  }

  /// Where the next byte is read from, in the whole array.
  public int position() {
    return position;
  }

  /// How many bytes are left.
  public int remaining() {
    return end - position;
  }

  /// The next byte.
  public int u8() {
    if (remaining() < 1) {
      broken = true;
      return 0;
    }
    return bytes[position++] & 0xff;
  }

  /// The next two bytes.
  public int u16() {
    return (u8() << 8) | u8();
  }

  /// The next three bytes.
  public int u24() {
    return (u16() << 8) | u8();
  }

  /// The next four bytes.
  public long u32() {
    return ((long) u16() << 16) | u16();
  }

  /// Moves on over that many bytes.
  public void skip(long count) {
    if (count < 0 || count > remaining()) {
      broken = true;
      position = end;
    } else {
      position += (int) count;
    }
  }

  /// The next bytes as a cursor of their own, and moves on behind them.
  public Cursor part(long count) {
    int from = position;
    skip(count);
    return new Cursor(bytes, from, position);
  }

  /// A copy of the next bytes, and moves on behind them; empty when they are not all there.
  public byte[] take(long count) {
    int from = position;
    skip(count);
    return broken ? new byte[0] : Arrays.copyOfRange(bytes, from, position);
  }
}
