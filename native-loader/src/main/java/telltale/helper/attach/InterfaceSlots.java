package telltale.helper.attach;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import telltale.helper.bpf.BpfMap;

/// Hands out the slots in which the classifiers keep an interface's books. An interface without a
/// slot is counted into its flows all the same, and each of its packets into the loss
/// `interface-slots`.
public final class InterfaceSlots {

  /// As the kernel's side has them.
  public static final int SLOTS = 256;

  /// How many slots the kernel's side looks at for one interface.
  public static final int PROBES = 4;

  private final BpfMap map;
  private final int shareBytes;
  private final int cpus;
  private final Map<Integer, Integer> slotOf = new HashMap<>();
  private final boolean[] taken = new boolean[SLOTS];

  /// Nothing handed out yet.
  ///
  /// @param map from slot to books
  /// @param shareBytes of one CPU's books, which begin with the ifindex
  public InterfaceSlots(BpfMap map, int shareBytes, int cpus) {
    this.map = map;
    this.shareBytes = shareBytes;
    this.cpus = cpus;
  }

  /// Opens an interface's books, before its first packet.
  void claim(int ifindex) {
    for (int probe = 0; probe < PROBES; probe++) {
      int slot = Math.floorMod(ifindex + probe, SLOTS);
      if (!taken[slot]) {
        taken[slot] = true;
        slotOf.put(ifindex, slot);
        write(slot, ifindex);
        return;
      }
    }
  }

  /// Closes an interface's books, after its last packet.
  void release(int ifindex) {
    Integer slot = slotOf.remove(ifindex);
    if (slot != null) {
      taken[slot] = false;
      write(slot, 0);
    }
  }

  /// The books of an interface that has a slot: the shares of all CPUs.
  public Optional<ByteBuffer> read(int ifindex) {
    return Optional.ofNullable(slotOf.get(ifindex)).flatMap(slot -> map.lookup(key(slot)));
  }

  private void write(int slot, int ifindex) {
    byte[] zeroes = new byte[shareBytes * cpus];
    Arrays.fill(zeroes, (byte) 0);
    ByteBuffer shares = ByteBuffer.wrap(zeroes).order(ByteOrder.nativeOrder());
    for (int cpu = 0; cpu < cpus; cpu++) {
      shares.putInt(cpu * shareBytes, ifindex);
    }
    map.update(key(slot), zeroes);
  }

  private static byte[] key(int slot) {
    return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder()).putInt(slot).array();
  }
}
