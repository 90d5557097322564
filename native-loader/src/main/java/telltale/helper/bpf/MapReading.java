package telltale.helper.bpf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import jnr.ffi.Pointer;

/// Reads a whole map again and again, and hands on what differs from the reading before. Most flows
/// of most machines are silent most of the time: they cost a comparison of their bytes, not a
/// decoding. An entry that has moved because another came or went is handed on like a new one.
///
/// Confined to one thread.
public final class MapReading {

  private static final int BATCH_ENTRIES = 1024;

  private final Native natives;
  private final int fd;
  private final int keyBytes;
  private final int valueBytes;
  private final Pointer position;
  private final Pointer count;
  private final List<Page> pages = new ArrayList<>();
  private int capacity = BATCH_ENTRIES;
  private Pointer keys;
  private Pointer values;

  MapReading(Native natives, int fd, int keyBytes, int valueBytes) {
    this.natives = natives;
    this.fd = fd;
    this.keyBytes = keyBytes;
    this.valueBytes = valueBytes;
    this.position = natives.allocate(Long.BYTES);
    this.count = natives.allocate(Integer.BYTES);
    this.keys = natives.allocate(keyBytes * capacity);
    this.values = natives.allocate(valueBytes * capacity);
  }

  /// Reads every entry, a thousand or so in one call.
  ///
  /// @param sink is given key and value of each entry that is not where it was with the same
  ///     value, positioned at their first byte, valid during the call only
  public void forEachChanged(BiConsumer<ByteBuffer, ByteBuffer> sink) throws BpfException {
    int batch = 0;
    boolean more = true;
    while (more) {
      count.putInt(0, capacity);
      int result =
          natives
              .libbpf()
              .bpf_map_lookup_batch(
                  fd, batch == 0 ? null : position, position, keys, values, count, null);
      if (result == -BpfException.ENOSPC) {
        // One bucket holds more than the buffer: nothing was read since the last position.
        grow();
        continue;
      }
      more = result == 0;
      if (!more && result != -BpfException.ENOENT) {
        throw new BpfException("reading the flow map", -result, "Start again.");
      }
      page(batch++).hand(count.getInt(0), sink);
    }
    pages.subList(batch, pages.size()).clear();
  }

  private void grow() {
    capacity *= 2;
    keys = natives.allocate(keyBytes * capacity);
    values = natives.allocate(valueBytes * capacity);
    pages.clear();
  }

  private Page page(int index) {
    if (index == pages.size()) {
      pages.add(new Page());
    }
    return pages.get(index);
  }

  /// One batch, as it was read last and as it is read now.
  private final class Page {
    private byte[] oldKeys = new byte[0];
    private byte[] oldValues = new byte[0];
    private byte[] newKeys = new byte[0];
    private byte[] newValues = new byte[0];
    private int oldEntries;

    void hand(int entries, BiConsumer<ByteBuffer, ByteBuffer> sink) {
      newKeys = fill(newKeys, keys, keyBytes * entries);
      newValues = fill(newValues, values, valueBytes * entries);
      ByteBuffer keyBuffer = ByteBuffer.wrap(newKeys).order(ByteOrder.nativeOrder());
      ByteBuffer valueBuffer = ByteBuffer.wrap(newValues).order(ByteOrder.nativeOrder());
      for (int i = 0; i < entries; i++) {
        if (i >= oldEntries || differs(i)) {
          keyBuffer.position(i * keyBytes);
          valueBuffer.position(i * valueBytes);
          sink.accept(keyBuffer, valueBuffer);
        }
      }
      turn(entries);
    }

    /// The array, larger where it is too small, with the first bytes of a native buffer.
    private static byte[] fill(byte[] array, Pointer from, int bytes) {
      byte[] filled = array.length >= bytes ? array : new byte[bytes];
      from.get(0, filled, 0, bytes);
      return filled;
    }

    private boolean differs(int entry) {
      int value = entry * valueBytes;
      int key = entry * keyBytes;
      return !Arrays.equals(
              newValues, value, value + valueBytes, oldValues, value, value + valueBytes)
          || !Arrays.equals(newKeys, key, key + keyBytes, oldKeys, key, key + keyBytes);
    }

    private void turn(int entries) {
      byte[] spareKeys = oldKeys;
      byte[] spareValues = oldValues;
      oldKeys = newKeys;
      oldValues = newValues;
      newKeys = spareKeys;
      newValues = spareValues;
      oldEntries = entries;
    }
  }
}
