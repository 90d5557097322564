package telltale.helper.bpf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import jnr.ffi.Pointer;

/// A hash or array map of the loaded object. Confined to one thread: its buffers are reused.
public final class BpfMap {

  private final Native natives;
  private final int fd;
  private final int keyBytes;
  private final int valueBytes;
  private final Pointer key;
  private final Pointer value;

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

  /// A reading of the whole map, to be repeated.
  public MapReading reading() {
    return new MapReading(natives, fd, keyBytes, valueBytes);
  }
}
