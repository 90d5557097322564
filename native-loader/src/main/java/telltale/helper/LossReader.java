package telltale.helper;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SortedMap;
import telltale.helper.bpf.BpfMap;

/// Reads what the kernel programs could not deliver.
final class LossReader {

  /// The causes of `enum loss`, in its order.
  static final List<String> KERNEL_CAUSES =
      List.of(
          "ring-full",
          "flow-map-full",
          "owner-store",
          "probe-missed",
          "parse-refused",
          "interface-slots",
          "names-rate",
          "names-room");

  private final BpfMap losses;

  LossReader(BpfMap losses) {
    this.losses = losses;
  }

  /// Adds each cause that happened.
  void readInto(SortedMap<String, Long> counts) {
    for (int cause = 0; cause < KERNEL_CAUSES.size(); cause++) {
      byte[] key =
          ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder()).putInt(cause).array();
      long total = losses.lookup(key).map(LossReader::sum).orElse(0L);
      if (total > 0) {
        counts.put(KERNEL_CAUSES.get(cause), total);
      }
    }
  }

  private static long sum(ByteBuffer shares) {
    long total = 0;
    while (shares.remaining() >= Long.BYTES) {
      total += shares.getLong();
    }
    return total;
  }
}
