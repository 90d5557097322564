package telltale.wire;

import java.time.Instant;
import java.util.Base64;

/// The first bytes that a connection sent, or an answer of a name server or of a neighbour, as they
/// were on the wire.
/// The helper copies them and does not look inside; who listens may find a name there.
///
/// @param at when the packet was seen
/// @param id the connection, as in [Opened]
/// @param sent whether this machine sent them
/// @param sequence the TCP sequence number of the first byte, unsigned; 0 for other protocols
/// @param base64 the bytes, at most [#MAX_BYTES] of them
public record FirstWords(Instant at, long id, boolean sent, long sequence, String base64)
    implements Message {

  /// How many bytes there may be.
  public static final int MAX_BYTES = WireFormat.MAX_TEXT / 4 * 3;

  /// Puts bytes into the form that a line has.
  public static FirstWords of(Instant at, long id, boolean sent, long sequence, byte[] bytes) {
    return new FirstWords(at, id, sent, sequence, Base64.getEncoder().encodeToString(bytes));
  }

  /// The bytes.
  public byte[] bytes() {
    return Base64.getDecoder().decode(base64);
  }

  /// Whether a text stands for bytes, and for no more of them than there may be.
  static boolean isBase64(String text) {
    try {
      return Base64.getDecoder().decode(text).length <= MAX_BYTES;
    } catch (IllegalArgumentException wrong) {
      return false;
    }
  }
}
