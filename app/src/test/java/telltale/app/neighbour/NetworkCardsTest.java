package telltale.app.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkCardsTest {

  private static final String TABLE =
      """
      IP address       HW type     Flags       HW address            Mask     Device
      192.168.1.1      0x1         0x2         00:00:0C:01:02:03     *        eth0
      192.168.1.2      0x1         0x0         00:00:00:00:00:00     *        eth0
      192.168.1.3      0x1         0x2         02:00:0c:01:02:03     *        eth0
      192.168.1.4      0x1         0x2         00:1b:c5:00:01:02     *        eth0
      192.168.1.5      0x20        0x2         00:00:0c:01:02:03     *        ib0
      broken line
      """;

  @TempDir private Path folder;
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
  private long nanos;
  private int news;

  private NetworkCards cards(String list) throws IOException {
    Path table = Files.writeString(folder.resolve("arp"), TABLE);
    Path vendors = Files.writeString(folder.resolve("list"), list);
    return new NetworkCards(
        new ArpTable(table),
        new VendorList(List.of(folder.resolve("missing"), vendors)),
        waiting::add,
        () -> news++,
        () -> nanos);
  }

  private Optional<NetworkCard> card(NetworkCards cards, String address) {
    cards.card(InetAddress.ofLiteral(address));
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
    return cards.card(InetAddress.ofLiteral(address));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          # a line                                                        | the vendor
          ^00:00:0C\tCisco\tCisco Systems, Inc^                           | Cisco Systems, Inc
          ^00:00:0C\tCisco^                                               | Cisco
          ^00:00:0C:00:00:00/28\tNarrow\tNarrow Ltd. # note^              | Narrow Ltd.
          ^00000C Cisco Systems^                                          | Cisco Systems
          ^00-00-0C   (hex)\t\tCisco Systems, Inc^                        | Cisco Systems, Inc
          ^MA-L,00000C,"Cisco ""Systems"", Inc","170 Tasman, US"^         | Cisco "Systems", Inc
          ^MA-L,00000C,Cisco,US^                                          | Cisco
          ^00000C     (base 16)\t\tCisco Systems, Inc^                    |
          ^00:00:0D\tOther\tOther Inc^                                    |
          ^# 00:00:0C\tCisco^                                             |
          ^00:00:0C\tIEEERegi\tIEEE Registration Authority^               |
          ^00:00:0C:00:00:00/99\tWrong\tWrong^                            |
          """)
  void readsTheListsThatPackagesBring(String line, String vendor) throws IOException {
    assertThat(card(cards(line + "\n"), "192.168.1.1"))
        .contains(new NetworkCard("00:00:0c:01:02:03", Optional.ofNullable(vendor), false));
  }

  @Test
  void theNarrowestBlockDecides() throws IOException {
    NetworkCards cards =
        cards(
            "00:1B:C5:00:00:00/36\tNarrow\tNarrow Ltd.\n00:1B:C5\tIEEERegi\tWide\n"
                + "00:1B:C5:00:10:00/36\tNext\tNext Ltd.\n");
    assertThat(card(cards, "192.168.1.4").flatMap(NetworkCard::vendor)).contains("Narrow Ltd.");
  }

  @Test
  void anAddressThatTheDeviceChoseNamesNoMaker() throws IOException {
    assertThat(card(cards("02000C Wrong\n"), "192.168.1.3"))
        .contains(new NetworkCard("02:00:0c:01:02:03", Optional.empty(), true));
  }

  @Test
  void whatIsNoNeighbourHasNoCard() throws IOException {
    NetworkCards cards = cards("00000C Cisco\n");
    for (String address : List.of("192.168.1.2", "192.168.1.5", "192.168.1.9", "fe80::1")) {
      assertThat(card(cards, address)).as(address).isEmpty();
    }
    assertThat(news).isZero();
  }

  @Test
  void readsNothingOnTheThreadThatAsksAndFollowsTheTable() throws IOException {
    NetworkCards cards = cards("00000C Cisco\n00000D Other\n");
    assertThat(cards.card(InetAddress.ofLiteral("192.168.1.1"))).isEmpty();
    assertThat(cards.card(InetAddress.ofLiteral("192.168.1.1"))).isEmpty();
    assertThat(waiting).as("asked once").hasSize(1);
    assertThat(card(cards, "192.168.1.1").flatMap(NetworkCard::vendor)).contains("Cisco");
    assertThat(news).isEqualTo(1);
    Files.writeString(folder.resolve("arp"), TABLE.replace("00:00:0C:01", "00:00:0D:01"));
    assertThat(card(cards, "192.168.1.1").flatMap(NetworkCard::vendor)).contains("Cisco");
    nanos += TimeUnit.SECONDS.toNanos(5);
    assertThat(card(cards, "192.168.1.1").flatMap(NetworkCard::vendor)).contains("Other");
    assertThat(news).isEqualTo(2);
  }
}
