package telltale.helper.bpf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import jnr.ffi.Pointer;

/// Reads what an iterator program writes, once, from its first record to its last.
public final class BpfIterator {

  private static final int CHUNK_RECORDS = 512;

  private final Native natives;

  /// An iterator reader.
  public BpfIterator(Native natives) {
    this.natives = natives;
  }

  /// Runs the program over everything it iterates.
  ///
  /// @param program an iterator program
  /// @param recordBytes the size of each record it writes
  /// @param sink is given each record; the buffer is valid during the call only
  public void run(BpfProgram program, int recordBytes, Consumer<ByteBuffer> sink)
      throws BpfException {
    try (BpfLink link = program.attachIterator()) {
      int fd = natives.libbpf().bpf_iter_create(link.fd());
      if (fd < 0) {
        throw new BpfException("starting the snapshot", -fd, "Telltale needs Linux 5.10 or newer.");
      }
      try {
        readAll(fd, recordBytes, sink);
      } finally {
        natives.libc().close(fd);
      }
    }
  }

  private void readAll(int fd, int recordBytes, Consumer<ByteBuffer> sink) throws BpfException {
    int capacity = recordBytes * CHUNK_RECORDS;
    Pointer chunk = natives.allocate(capacity);
    byte[] bytes = new byte[capacity];
    int held = 0;
    while (true) {
      long length = natives.libc().read(fd, chunk.slice(held), capacity - held);
      if (length < 0) {
        throw new BpfException("reading the snapshot", natives.lastErrno(), "Start again.");
      }
      if (length == 0) {
        return;
      }
      held += (int) length;
      chunk.get(0, bytes, 0, held);
      int whole = held - held % recordBytes;
      for (int offset = 0; offset < whole; offset += recordBytes) {
        sink.accept(
            ByteBuffer.wrap(bytes, offset, recordBytes).slice().order(ByteOrder.nativeOrder()));
      }
      // A read may end inside a record: its beginning is kept for the next one.
      chunk.put(0, bytes, whole, held - whole);
      held -= whole;
    }
  }
}
