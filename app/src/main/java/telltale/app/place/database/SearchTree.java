package telltale.app.place.database;

import com.maxmind.db.InvalidDatabaseException;
import com.maxmind.db.Metadata;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// The binary tree that leads from an address to its record. Walked here before the library walks
/// it, to hold the record against its bounds first.
final class SearchTree {

  /// Between tree and data lie sixteen zero bytes.
  private static final int SEPARATOR = 16;

  private static final int ZEROS_BEFORE_IPV4 = 96;
  private static final int MOST_VISITS = 100_000;

  private final ByteBuffer bytes;
  private final int recordBits;
  private final int nodeBytes;
  private final int nodes;
  private final boolean ipv6;
  private final int dataStart;
  private final int dataEnd;
  private final int ipv4Start;

  /// @param bytes the whole file
  /// @param dataEnd where its data section ends
  /// @throws InvalidDatabaseException when metadata and file do not fit
  SearchTree(ByteBuffer bytes, Metadata metadata, int dataEnd) throws InvalidDatabaseException {
    this.bytes = bytes;
    this.dataEnd = dataEnd;
    recordBits = metadata.recordSize();
    nodeBytes = recordBits / 4;
    ipv6 = metadata.ipVersion() == 6;
    boolean known =
        metadata.binaryFormatMajorVersion() == 2
            && (recordBits == 24 || recordBits == 28 || recordBits == 32)
            && (ipv6 || metadata.ipVersion() == 4);
    // Divided rather than multiplied: the count is the file's word, up to 64 bits of it.
    if (!known
        || metadata.nodeCount() <= 0
        || metadata.nodeCount() > (dataEnd - SEPARATOR) / nodeBytes) {
      throw new InvalidDatabaseException("the search tree ends beyond the file");
    }
    nodes = (int) metadata.nodeCount();
    dataStart = nodes * nodeBytes + SEPARATOR;
    ipv4Start = ipv6 ? below(0, new byte[ZEROS_BEFORE_IPV4 / 8]) : 0;
  }

  /// What pointers within records count from.
  int dataStart() {
    return dataStart;
  }

  /// Where the record of an address begins; nothing where the tree has none.
  ///
  /// @throws InvalidDatabaseException when the tree leads out of the data
  OptionalInt find(byte[] address) throws InvalidDatabaseException {
    boolean wide = address.length > 4;
    if (wide && !ipv6) {
      return OptionalInt.empty();
    }
    return data(below(wide ? 0 : ipv4Start, address));
  }

  /// The first few addresses that have a record. Looks at so many nodes and no more: a tree that
  /// bites its own tail has no end.
  List<InetAddress> first(int most) {
    List<InetAddress> found = new ArrayList<>();
    byte[] address = new byte[ipv6 ? 16 : 4];
    int[] path = new int[8 * address.length + 1];
    int depth = 0;
    for (int i = 0; i < MOST_VISITS && found.size() < most && depth >= 0; i++) {
      boolean inner = Integer.compareUnsigned(path[depth], nodes) < 0;
      if (inner && depth < 8 * address.length) {
        path[depth + 1] = record(path[depth], 0);
        depth++;
      } else {
        if (Integer.compareUnsigned(path[depth], nodes) > 0) {
          found.add(literal(address));
        }
        depth = next(address, path, depth);
      }
    }
    return found;
  }

  /// Turns from the left to the right, as far down as that was not done yet; -1 when nothing is
  /// left.
  private int next(byte[] address, int[] path, int from) {
    int depth = from - 1;
    while (depth >= 0 && (address[depth / 8] >> (7 - depth % 8) & 1) == 1) {
      address[depth / 8] &= (byte) ~(0x80 >> depth % 8);
      depth--;
    }
    if (depth < 0) {
      return -1;
    }
    address[depth / 8] |= (byte) (0x80 >> depth % 8);
    path[depth + 1] = record(path[depth], 1);
    return depth + 1;
  }

  private static InetAddress literal(byte[] address) {
    try {
      return InetAddress.getByAddress(address);
    } catch (UnknownHostException e) {
      throw new AssertionError("four or sixteen bytes are always an address", e);
    }
  }

  private int below(int start, byte[] address) {
    int node = start;
    for (int i = 0; i < 8 * address.length && Integer.compareUnsigned(node, nodes) < 0; i++) {
      node = record(node, address[i / 8] >> (7 - i % 8) & 1);
    }
    return node;
  }

  /// A node, the number of nodes for "nothing", or more for data; unsigned.
  private int record(int node, int side) {
    int at = node * nodeBytes;
    return switch (recordBits) {
      case 24 ->
          ((bytes.getShort(at + 3 * side) & 0xffff) << 8) | (bytes.get(at + 3 * side + 2) & 0xff);
      case 28 -> {
        int middle = bytes.get(at + 3);
        yield side == 0
            ? ((middle & 0xf0) << 20) | (bytes.getInt(at) >>> 8)
            : bytes.getInt(at + 3) & 0xfffffff;
      }
      default -> bytes.getInt(at + 4 * side);
    };
  }

  private OptionalInt data(int record) throws InvalidDatabaseException {
    if (Integer.compareUnsigned(record, nodes) <= 0) {
      return OptionalInt.empty();
    }
    long offset = Integer.toUnsignedLong(record) - nodes - SEPARATOR;
    if (offset < 0 || offset >= dataEnd - dataStart) {
      throw new InvalidDatabaseException("the search tree leads out of the data");
    }
    return OptionalInt.of((int) offset + dataStart);
  }
}
