package telltale.helper.bpf;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import jnr.ffi.Pointer;

/// The reading end of a BPF ring buffer, by its memory layout rather than through libbpf's
/// callback: a callback into Java needs executable memory at run time, and this needs none.
/// Confined to one thread.
///
/// Layout (kernel/bpf/ringbuf.c, stable since 5.8): one page with the consumer's position,
/// writable; one page with the producer's position; then the data, mapped twice in a row so that
/// a record that wraps is still contiguous. A record has an 8-byte header: length with a busy and
/// a discard bit.
public final class RingBuffer implements AutoCloseable {

  private static final int PROT_READ = 1;
  private static final int PROT_WRITE = 2;
  private static final int MAP_SHARED = 1;
  private static final int HEADER_BYTES = 8;
  private static final int BUSY = 1 << 31;
  private static final int DISCARD = 1 << 30;
  private static final short POLLIN = 1;

  private final Native natives;
  private final Pointer consumer;
  private final Pointer producer;
  private final long dataBytes;
  private final long pageBytes;
  private final Pointer pollDescriptor;
  private byte[] record = new byte[256];

  /// Maps a ring.
  ///
  /// @param fd the map's descriptor
  /// @param dataBytes its size, a power of two
  public RingBuffer(Native natives, int fd, long dataBytes) throws BpfException {
    this.natives = natives;
    this.dataBytes = dataBytes;
    this.pageBytes = natives.pageBytes();
    this.consumer = map(fd, pageBytes, PROT_READ | PROT_WRITE, 0);
    this.producer = map(fd, pageBytes + 2 * dataBytes, PROT_READ, pageBytes);
    this.pollDescriptor = natives.allocate(8);
    pollDescriptor.putInt(0, fd);
    pollDescriptor.putShort(4, POLLIN);
  }

  /// Waits until there is a record, at most so long.
  ///
  /// @return whether there may be one
  public boolean await(int timeoutMillis) {
    return natives.libc().poll(pollDescriptor, 1, timeoutMillis) > 0;
  }

  /// Hands over every record that is ready.
  ///
  /// @param sink is given each record's bytes in native order, valid during the call only
  /// @return how many there were
  public int drain(Consumer<ByteBuffer> sink) {
    int count = 0;
    long position = consumer.getLong(0);
    while (true) {
      long end = producer.getLong(0);
      // Pairs with the kernel's release of the producer position and of each record's header.
      VarHandle.acquireFence();
      if (position >= end) {
        return count;
      }
      long offset = pageBytes + (position & (dataBytes - 1));
      int header = producer.getInt(offset);
      VarHandle.acquireFence();
      if ((header & BUSY) != 0) {
        return count;
      }
      int length = header & ~(BUSY | DISCARD);
      if ((header & DISCARD) == 0) {
        hand(offset + HEADER_BYTES, length, sink);
        count++;
      }
      position += (length + HEADER_BYTES + 7L) & ~7L;
      VarHandle.releaseFence();
      consumer.putLong(0, position);
    }
  }

  private void hand(long offset, int length, Consumer<ByteBuffer> sink) {
    if (length > record.length) {
      record = new byte[length];
    }
    producer.get(offset, record, 0, length);
    sink.accept(ByteBuffer.wrap(record, 0, length).order(ByteOrder.nativeOrder()));
  }

  private Pointer map(int fd, long length, int protection, long offset) throws BpfException {
    Pointer mapped = natives.libc().mmap(null, length, protection, MAP_SHARED, fd, offset);
    if (mapped.address() == -1) {
      throw new BpfException("mapping the ring", natives.lastErrno(), "Start again.");
    }
    return mapped;
  }

  @Override
  public void close() {
    natives.libc().munmap(producer, pageBytes + 2 * dataBytes);
    natives.libc().munmap(consumer, pageBytes);
  }
}
