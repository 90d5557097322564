package telltale.helper.bpf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.function.BiConsumer;
import jnr.ffi.Pointer;
import org.jspecify.annotations.Nullable;

/// A hash or array map of the loaded object. Confined to one thread: its buffers are reused.
public final class BpfMap {

  private static final int BATCH_ENTRIES = 1024;

  private final Native natives;
  private final int fd;
  private final int keyBytes;
  private final int valueBytes;
  private final Pointer key;
  private final Pointer value;
  private @Nullable Batch reused;

  /// A map by its descriptor.
  ///
  /// @param keyBytes the size of a key
  /// @param valueBytes the size of a value; for a per-CPU map, of all CPUs' shares together
  public BpfMap(Native natives, int fd, int keyBytes, int valueBytes) {
    this.natives = natives;
    this.fd = fd;
    this.keyBytes = keyBytes;
    this.valueBytes = valueBytes;
    this.key = natives.allocate(keyBytes);
    this.value = natives.allocate(valueBytes);
  }

  /// The value of a key, in native order.
  public Optional<ByteBuffer> lookup(byte[] keyOfEntry) {
    key.put(0, keyOfEntry, 0, keyBytes);
    if (natives.libbpf().bpf_map_lookup_elem(fd, key, value) != 0) {
      return Optional.empty();
    }
    byte[] bytes = new byte[valueBytes];
    value.get(0, bytes, 0, valueBytes);
    return Optional.of(ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()));
  }

  /// Puts a value, which an array always has room for.
  public void update(byte[] keyOfEntry, byte[] valueOfEntry) {
    key.put(0, keyOfEntry, 0, keyBytes);
    value.put(0, valueOfEntry, 0, valueBytes);
    natives.libbpf().bpf_map_update_elem(fd, key, value, 0);
  }

  /// Removes a key; one that is not there is no error.
  public void delete(byte[] keyOfEntry) {
    key.put(0, keyOfEntry, 0, keyBytes);
    natives.libbpf().bpf_map_delete_elem(fd, key);
  }

  /// Reads every entry, a thousand or so in one call.
  ///
  /// @param sink is given key and value, positioned at their first byte, valid during the call
  ///     only
  public void forEach(BiConsumer<ByteBuffer, ByteBuffer> sink) throws BpfException {
    Batch batch = reusable();
    boolean more = true;
    boolean first = true;
    while (more) {
      batch.count.putInt(0, batch.capacity);
      int result = batch.read(first);
      if (result == -BpfException.ENOSPC) {
        // One bucket holds more than the buffer: nothing was read since the last position.
        batch = batch.grown();
        reused = batch;
        continue;
      }
      more = result == 0;
      if (!more && result != -BpfException.ENOENT) {
        throw new BpfException("reading the flow map", -result, "Start again.");
      }
      first = false;
      batch.hand(batch.count.getInt(0), sink);
    }
  }

  private Batch reusable() {
    Batch batch = reused;
    if (batch == null) {
      batch = new Batch(BATCH_ENTRIES);
      reused = batch;
    }
    return batch;
  }

  /// The buffers of a reading, native and in the heap: made once, because a reading happens four
  /// times a second for as long as the helper lives.
  private final class Batch {
    private final int capacity;
    private final Pointer position = natives.allocate(8);
    private final Pointer count = natives.allocate(4);
    private final Pointer keys;
    private final Pointer values;
    private final byte[] keyArray;
    private final byte[] valueArray;

    Batch(int capacity) {
      this.capacity = capacity;
      keys = natives.allocate(keyBytes * capacity);
      values = natives.allocate(valueBytes * capacity);
      keyArray = new byte[keyBytes * capacity];
      valueArray = new byte[valueBytes * capacity];
    }

    Batch grown() {
      Batch larger = new Batch(capacity * 2);
      larger.position.putLong(0, position.getLong(0));
      return larger;
    }

    int read(boolean first) {
      return natives
          .libbpf()
          .bpf_map_lookup_batch(fd, first ? null : position, position, keys, values, count, null);
    }

    void hand(int entries, BiConsumer<ByteBuffer, ByteBuffer> sink) {
      keys.get(0, keyArray, 0, keyBytes * entries);
      values.get(0, valueArray, 0, valueBytes * entries);
      ByteBuffer keyBuffer = ByteBuffer.wrap(keyArray).order(ByteOrder.nativeOrder());
      ByteBuffer valueBuffer = ByteBuffer.wrap(valueArray).order(ByteOrder.nativeOrder());
      for (int i = 0; i < entries; i++) {
        keyBuffer.position(i * keyBytes);
        valueBuffer.position(i * valueBytes);
        sink.accept(keyBuffer, valueBuffer);
      }
    }
  }
}
