package telltale.app.place.database;

import com.maxmind.db.InvalidDatabaseException;
import java.nio.ByteBuffer;

/// Holds what is stored at an offset against bounds, before the library decodes it: that takes a
/// file's word for how many fields a record has and how deep it is nested, and follows a pointer
/// wherever it leads. A record that passes is decoded with no more steps than were taken here.
///
/// @param bytes the whole file
/// @param base what pointers count from
/// @param end where the section ends
record RecordBounds(ByteBuffer bytes, int base, int end) {

  /// A city in all languages that MaxMind writes has some two hundred values, six deep.
  private static final int MOST_VALUES = 4_000;

  private static final int DEEPEST = 24;
  private static final int MOST_TEXT = 65_536;

  private static final int EXTENDED = 0;
  private static final int POINTER = 1;
  private static final int TEXT = 2;
  private static final int BYTES = 4;
  private static final int MAP = 7;
  private static final int ARRAY = 11;
  private static final int BOOLEAN = 14;
  private static final int FLOAT = 15;
  private static final int[] POINTER_STARTS = {0, 2_048, 526_336, 0};

  /// @throws InvalidDatabaseException when it is not a record that any database has
  void check(int offset) throws InvalidDatabaseException {
    new Walk().value(offset, 0);
  }

  /// One record's budget.
  private final class Walk {

    private int values;
    private int text;

    /// Passes over a value.
    ///
    /// @return where the next one begins
    private int value(int offset, int depth) throws InvalidDatabaseException {
      if (++values > MOST_VALUES || depth > DEEPEST) {
        throw new InvalidDatabaseException("a record is larger or deeper than any should be");
      }
      int control = unsigned(offset, 1);
      return control >> 5 == POINTER
          ? pointer(offset, control, depth)
          : plain(offset, control, depth);
    }

    private int pointer(int offset, int control, int depth) throws InvalidDatabaseException {
      int size = (control >> 3) & 3;
      long high = size == 3 ? 0 : (long) (control & 7) << (8 * (size + 1));
      long target = high + Integer.toUnsignedLong(unsigned(offset + 1, size + 1));
      long at = base + target + POINTER_STARTS[size];
      if (at >= end || unsigned((int) at, 1) >> 5 == POINTER) {
        throw new InvalidDatabaseException("a pointer leads nowhere");
      }
      value((int) at, depth + 1);
      return offset + 2 + size;
    }

    private int plain(int offset, int control, int depth) throws InvalidDatabaseException {
      int type = control >> 5;
      int at = offset + 1;
      if (type == EXTENDED) {
        type = 7 + unsigned(at, 1);
        at++;
      }
      int size = control & 0x1f;
      if (size >= 29) {
        int more = size - 28;
        size = new int[] {29, 285, 65_821}[more - 1] + unsigned(at, more);
        at += more;
      }
      return switch (type) {
        case MAP -> values(at, 2 * size, depth);
        case ARRAY -> values(at, size, depth);
        case TEXT, BYTES -> text(at, size);
        case BOOLEAN -> at;
        case 3, 5, 6, 8, 9, 10, FLOAT -> number(at, size);
        default -> throw new InvalidDatabaseException("a value of no known type");
      };
    }

    private int values(int offset, int count, int depth) throws InvalidDatabaseException {
      int at = offset;
      for (int i = 0; i < count; i++) {
        at = value(at, depth + 1);
      }
      return at;
    }

    private int text(int offset, int size) throws InvalidDatabaseException {
      text += size;
      if (text > MOST_TEXT) {
        throw new InvalidDatabaseException("a record has more text than any should have");
      }
      return past(offset, size);
    }

    private int number(int offset, int size) throws InvalidDatabaseException {
      if (size > 16) {
        throw new InvalidDatabaseException("a number is wider than any type");
      }
      return past(offset, size);
    }

    private int past(int offset, int size) throws InvalidDatabaseException {
      if (size > end - offset) {
        throw new InvalidDatabaseException("a record ends beyond its section");
      }
      return offset + size;
    }

    /// Big-endian; four bytes may come out negative.
    private int unsigned(int offset, int count) throws InvalidDatabaseException {
      past(offset, count);
      int number = 0;
      for (int i = 0; i < count; i++) {
        number = (number << 8) | (bytes.get(offset + i) & 0xff);
      }
      return number;
    }
  }
}
