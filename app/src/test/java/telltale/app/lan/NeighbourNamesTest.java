package telltale.app.lan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import telltale.app.name.Sayings;

class NeighbourNamesTest {

  private static final String NEIGHBOUR = "192.168.1.7";

  private long nanos;
  private final NeighbourNames names = new NeighbourNames(() -> nanos);

  private void says(String sender, String name, String address, long seconds) {
    names.hear(at(sender), Sayings.neighbour(name, address, seconds));
  }

  private void timePasses(long seconds) {
    nanos += TimeUnit.SECONDS.toNanos(seconds);
  }

  private static InetAddress at(String address) {
    return InetAddress.ofLiteral(address);
  }

  @Test
  void aNeighbourIsCalledWhatItSays() {
    says(NEIGHBOUR, "printer.local", NEIGHBOUR, 120);
    says("fe80::7", "printer.local", "fe80::7", 120);
    says("fd00::7", "printer.local", "fd00::7", 120);
    assertThat(names.names(at(NEIGHBOUR))).containsExactly("printer.local");
    assertThat(names.names(at("fe80::7"))).containsExactly("printer.local");
    assertThat(names.names(at("fd00::7"))).containsExactly("printer.local");
    assertThat(names.version()).isEqualTo(3);
  }

  @Test
  void nobodyNamesAnothersAddress() {
    says("192.168.1.66", "printer.local", NEIGHBOUR, 120);
    assertThat(names.names(at(NEIGHBOUR))).isEmpty();
    assertThat(names.names(at("192.168.1.66"))).isEmpty();
    assertThat(names.version()).isZero();
  }

  @Test
  void nobodyEndsAnothersName() {
    says(NEIGHBOUR, "printer.local", NEIGHBOUR, 120);
    says("192.168.1.66", "printer.local", NEIGHBOUR, 0);
    assertThat(names.names(at(NEIGHBOUR))).containsExactly("printer.local");
  }

  @Test
  void anAddressOfTheWholeWorldHasNoSuchName() {
    for (String address : new String[] {"8.8.8.8", "2001:4860::8", "127.0.0.1", "100.64.0.7"}) {
      says(address, "printer.local", address, 120);
      assertThat(names.names(at(address))).as(address).isEmpty();
    }
  }

  @Test
  void aNameEndsWithItsTimeUnlessItIsSaidAgain() {
    says(NEIGHBOUR, "printer.local", NEIGHBOUR, 120);
    timePasses(119);
    assertThat(names.names(at(NEIGHBOUR))).isNotEmpty();
    says(NEIGHBOUR, "printer.local", NEIGHBOUR, 120);
    timePasses(119);
    assertThat(names.names(at(NEIGHBOUR))).isNotEmpty();
    timePasses(1);
    assertThat(names.names(at(NEIGHBOUR))).isEmpty();
    assertThat(names.version()).as("said again, nothing is another").isEqualTo(1);
  }

  @Test
  void noNameHoldsForLongerThanAnHour() {
    says(NEIGHBOUR, "printer.local", NEIGHBOUR, 0xffff_ffffL);
    timePasses(3599);
    assertThat(names.names(at(NEIGHBOUR))).isNotEmpty();
    timePasses(1);
    assertThat(names.names(at(NEIGHBOUR))).isEmpty();
  }

  @Test
  void whoSaysGoodbyeHasTheNameNoMore() {
    says(NEIGHBOUR, "printer.local", NEIGHBOUR, 120);
    says(NEIGHBOUR, "printer.local", NEIGHBOUR, 0);
    assertThat(names.names(at(NEIGHBOUR))).isEmpty();
    assertThat(names.version()).isEqualTo(2);
    says(NEIGHBOUR, "printer-2.local", NEIGHBOUR, 120);
    assertThat(names.names(at(NEIGHBOUR))).containsExactly("printer-2.local");
  }

  @Test
  void holdsAFewNamesOfAnAddressAndAFewThousandAddresses() {
    for (int i = 0; i < 20; i++) {
      says(NEIGHBOUR, "n" + i + ".local", NEIGHBOUR, 120);
    }
    assertThat(names.names(at(NEIGHBOUR)))
        .containsExactly("n0.local", "n1.local", "n2.local", "n3.local");
    for (int i = 0; i < NeighbourNames.MOST; i++) {
      String address = "10.1." + i / 256 + "." + i % 256;
      says(address, "n.local", address, 120);
    }
    assertThat(names.names(at(NEIGHBOUR))).isEmpty();
    assertThat(names.names(at("10.1.15.255"))).isNotEmpty();
  }
}
