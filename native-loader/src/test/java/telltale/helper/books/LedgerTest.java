package telltale.helper.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import telltale.helper.books.DeviceCounters.Count;
import telltale.helper.event.InterfaceBooks;
import telltale.helper.event.InterfaceBooks.Side;
import telltale.helper.event.InterfaceBooks.Tally;
import telltale.wire.InterfaceTally;

final class LedgerTest {

  private static final Tally NOTHING = new Tally(0, 0, 0, 0);
  private static final Side SILENT = new Side(NOTHING, NOTHING, NOTHING, NOTHING);

  private final Map<String, DeviceCounters> devices = new HashMap<>();
  private final Map<Integer, InterfaceBooks> books = new HashMap<>();
  private final Ledger ledger = new Ledger(() -> devices);

  @Test
  void beginsWithWhatIsSeenWhenTheHelperStarts() {
    kernel("eth0", 5_000_000, 4_000);
    seen(2, 0, 0, 0);
    read(2);
    kernel("eth0", 5_001_000, 4_010);
    seen(2, 1_000, 10, 0);
    ledger.list(2, 10);

    assertThat(read(2)).isEqualTo(tally(1_000, 1_000, 0));
  }

  @Test
  void whatArrivesWhileItBeginsIsNotMissing() {
    seen(2, 0, 0, 0);
    Ledger busy =
        new Ledger(
            () -> {
              Map<String, DeviceCounters> now = Map.copyOf(devices);
              kernel("eth0", 7_000, 70);
              seen(2, 2_000, 20, 0);
              return now;
            });
    kernel("eth0", 5_000, 50);
    List<Ledger.Interface> interfaces = List.of(new Ledger.Interface(2, "eth0"));
    busy.read(interfaces, ifindex -> Optional.ofNullable(books.get(ifindex)));
    busy.list(2, 20);
    busy.read(interfaces, ifindex -> Optional.ofNullable(books.get(ifindex)));

    assertThat(busy.tallies().getFirst().unaccounted()).isZero();
  }

  @Test
  void accountsForNothingThatAnInterfaceCarriedBeforeItWasAttachedTo() {
    kernel("eth0", 0, 0);
    seen(2, 0, 0, 0);
    read(2);
    kernel("eth1", 1_000, 10);
    seen(3, 600, 6, 0);
    ledger.list(3, 6);

    assertThat(read(3).unaccounted()).isEqualTo(400);
  }

  @Test
  void missesPacketsThatNobodySaw() {
    start();
    kernel("eth0", 10_000, 100);
    seen(2, 9_000, 90, 0);
    ledger.list(2, 90);

    assertThat(read(2)).isEqualTo(tally(10_000, 9_000, 1_000));
  }

  @Test
  void missesPacketsThatWereCountedAndAreInNoFlow() {
    start();
    kernel("eth0", 10_000, 100);
    seen(2, 10_000, 100, 0);
    ledger.list(2, 95);

    assertThat(read(2).unaccounted()).isEqualTo(500);
  }

  @Test
  void takesAnOtherLengthOfTheSamePacketsForTheDriversWay() {
    start();
    kernel("eth0", 8_600, 100);
    seen(2, 10_000, 100, 0);
    ledger.list(2, 100);

    assertThat(read(2).unaccounted()).isZero();
  }

  @Test
  void takesSuperPacketsForWhatTheDriverTakesThem() {
    start();
    seen(2, 60_000, 10, 30);
    ledger.list(2, 40);
    kernel("eth0", 60_000, 10);
    assertThat(read(2)).isEqualTo(tally(60_000, 60_000, 0));
    kernel("eth0", 61_980, 40);
    assertThat(read(2)).isEqualTo(tally(61_980, 61_980, 0));
    kernel("eth0", 61_000, 39);
    assertThat(read(2).unaccounted()).isZero();
    kernel("eth0", 61_500, 41);
    assertThat(read(2).unaccounted()).isEqualTo(1_500);
    kernel("eth0", 60_000, 12);
    assertThat(read(2).unaccounted()).isEqualTo(10_000);
  }

  @Test
  void beginsAgainWhenTheBooksDid() {
    start();
    kernel("eth0", 10_000, 100);
    seen(2, 10_000, 100, 0);
    ledger.list(2, 100);
    read(2);
    kernel("eth0", 300, 3);
    seen(2, 300, 3, 0);
    ledger.list(2, 3);

    assertThat(read(2).unaccounted()).isZero();
  }

  @Test
  void readsTheKernelsTable() {
    Map<String, DeviceCounters> parsed =
        DeviceCounters.parse(
            List.of(
                "Inter-|   Receive                            |  Transmit",
                " face |bytes    packets errs drop fifo frame compressed multicast|bytes",
                "    lo:     840      10    0    0    0     0          0         0      840      10 0",
                "wlp0s20f3:1234567890    2    0    0    0     0          0         0 9 1 0 0 0 0"));
    assertThat(parsed)
        .containsOnlyKeys("lo", "wlp0s20f3")
        .containsEntry(
            "wlp0s20f3", new DeviceCounters(new Count(9, 1), new Count(1_234_567_890L, 2)));
  }

  private void start() {
    kernel("eth0", 0, 0);
    seen(2, 0, 0, 0);
    read(2);
  }

  private void kernel(String name, long bytes, long packets) {
    devices.put(name, new DeviceCounters(new Count(bytes, packets), new Count(0, 0)));
  }

  private void seen(int ifindex, long bytes, long packets, long further) {
    Side sent =
        new Side(new Tally(bytes, packets, 66 * further, further), NOTHING, NOTHING, NOTHING);
    books.put(ifindex, new InterfaceBooks(sent, SILENT));
  }

  private InterfaceTally read(int ifindex) {
    List<Ledger.Interface> present =
        books.keySet().stream()
            .map(index -> new Ledger.Interface(index, "eth" + (index - 2)))
            .toList();
    ledger.read(present, index -> Optional.ofNullable(books.get(index)));
    return ledger.tallies().stream()
        .filter(tally -> tally.name().equals("eth" + (ifindex - 2)))
        .findFirst()
        .orElseThrow();
  }

  private static InterfaceTally tally(long kernel, long seen, long unaccounted) {
    return new InterfaceTally("eth0", kernel, seen, seen, 0, 0, 0, unaccounted);
  }
}
