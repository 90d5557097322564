package telltale.app.range;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import telltale.app.words.Words;

class SpecialRangeTest {

  /// One network, what it is, and what the addresses just before and just after it are (`-`: an
  /// ordinary one, or none).
  record Row(String network, String code, String before, String after) {}

  private static final String ROWS =
      """
      0.0.0.0/8           this-network           -              -
      0.0.0.0/32          unspecified            -              this-network
      10.0.0.0/8          private                -              -
      100.64.0.0/10       shared                 -              -
      127.0.0.0/8         loopback               -              -
      169.254.0.0/16      link-local             -              -
      172.16.0.0/12       private                -              -
      192.0.0.0/24        ietf-protocol          -              -
      192.0.0.0/29        service-continuity     -              dummy
      192.0.0.8/32        dummy                  service-continuity port-control
      192.0.0.9/32        port-control           dummy          turn
      192.0.0.10/32       turn                   port-control   ietf-protocol
      192.0.0.170/32      nat64-discovery        ietf-protocol  nat64-discovery
      192.0.0.171/32      nat64-discovery        nat64-discovery ietf-protocol
      192.0.2.0/24        documentation          -              -
      192.31.196.0/24     as112                  -              -
      192.52.193.0/24     amt                    -              -
      192.88.99.0/24      6to4-relay             -              -
      192.88.99.2/32      6a44-relay             6to4-relay     6to4-relay
      192.168.0.0/16      private                -              -
      192.175.48.0/24     as112                  -              -
      198.18.0.0/15       benchmarking           -              -
      198.51.100.0/24     documentation          -              -
      203.0.113.0/24      documentation          -              -
      224.0.0.0/24        multicast-link         -              multicast-global
      224.0.0.0/4         multicast-global       -              reserved
      239.0.0.0/8         multicast-admin        multicast-global reserved
      239.192.0.0/14      multicast-organisation multicast-admin multicast-admin
      239.255.0.0/16      multicast-site         multicast-admin reserved
      240.0.0.0/4         reserved               multicast-site -
      255.255.255.255/32  broadcast              reserved       -
      ::/8                reserved               -              discard
      ::1/128             loopback               unspecified    reserved
      ::/128              unspecified            -              loopback
      ::ffff:0:0/96       ipv4-mapped            reserved       reserved
      64:ff9b::/96        nat64                  reserved       reserved
      64:ff9b:1::/48      nat64-local            reserved       reserved
      100::/64            discard                reserved       dummy
      100:0:0:1::/64      dummy                  discard        reserved
      100::/8             reserved               reserved       reserved
      200::/7             reserved               reserved       reserved
      400::/6             reserved               reserved       reserved
      800::/5             reserved               reserved       reserved
      1000::/4            reserved               reserved       -
      2001::/23           ietf-protocol          -              -
      2001::/32           teredo                 -              ietf-protocol
      2001:1::1/128       port-control           ietf-protocol  turn
      2001:1::2/128       turn                   port-control   service-registration
      2001:1::3/128       service-registration   turn           ietf-protocol
      2001:2::/48         benchmarking           ietf-protocol  ietf-protocol
      2001:3::/32         amt                    ietf-protocol  ietf-protocol
      2001:4:112::/48     as112                  ietf-protocol  ietf-protocol
      2001:10::/28        orchid                 ietf-protocol  orchid-v2
      2001:20::/28        orchid-v2              orchid         drone-id
      2001:30::/28        drone-id               orchid-v2      ietf-protocol
      2001:db8::/32       documentation          -              -
      2002::/16           6to4                   -              -
      2620:4f:8000::/48   as112                  -              -
      3fff::/20           documentation          -              -
      4000::/3            reserved               -              reserved
      5f00::/16           segment-routing        reserved       reserved
      6000::/3            reserved               reserved       reserved
      8000::/3            reserved               reserved       reserved
      a000::/3            reserved               reserved       reserved
      c000::/3            reserved               reserved       reserved
      e000::/4            reserved               reserved       reserved
      f000::/5            reserved               reserved       reserved
      f800::/6            reserved               reserved       unique-local
      fc00::/7            unique-local           reserved       reserved
      fd87:d87e:eb43::/48 onion                  unique-local   unique-local
      fe00::/9            reserved               unique-local   link-local
      fe80::/10           link-local             reserved       site-local
      fec0::/10           site-local             link-local     multicast
      ff00::/16           multicast              site-local     multicast-interface
      ff01::/16           multicast-interface    multicast      multicast-link
      ff02::/16           multicast-link         multicast-interface multicast-realm
      ff03::/16           multicast-realm        multicast-link multicast-admin
      ff04::/16           multicast-admin        multicast-realm multicast-site
      ff05::/16           multicast-site         multicast-admin multicast
      ff08::/16           multicast-organisation multicast      multicast
      ff0e::/16           multicast-global       multicast      multicast
      ff3e::/16           multicast-global       multicast      multicast
      """;

  static List<Row> rows() {
    return ROWS.lines()
        .map(line -> line.trim().split("\\s+"))
        .map(part -> new Row(part[0], part[1], part[2], part[3]))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void knowsEveryRowOfTheRegistriesAndWhereItEnds(Row row) {
    byte[] first = InetAddressBytes.first(row.network());
    BigInteger size = BigInteger.TWO.pow(first.length * 8 - InetAddressBytes.bits(row.network()));
    BigInteger begin = new BigInteger(1, first);
    BigInteger end = begin.add(size).subtract(BigInteger.ONE);

    assertThat(innermost(row, end, first.length)).as("last of it").isEqualTo(row.code());
    assertThat(innermost(row, begin, first.length)).as("first of it").isEqualTo(row.code());
    assertThat(code(begin.subtract(BigInteger.ONE), first.length)).isEqualTo(row.before());
    assertThat(code(end.add(BigInteger.ONE), first.length)).isEqualTo(row.after());
  }

  /// What holds there, unless a narrower row begins or ends at the same address.
  private static String innermost(Row row, BigInteger address, int length) {
    boolean narrower =
        rows().stream()
            .anyMatch(
                other ->
                    InetAddressBytes.isWithin(other.network(), row.network())
                        && InetAddressBytes.holds(other.network(), address, length));
    return narrower || isMappedSpecial(row) ? row.code() : code(address, length);
  }

  /// 0.0.0.0 and 255.255.255.255, which the ends of the mapped block stand for, have ranges.
  private static boolean isMappedSpecial(Row row) {
    return row.code().equals("ipv4-mapped");
  }

  private static String code(BigInteger address, int length) {
    if (address.signum() < 0 || address.bitLength() > length * 8) {
      return "-";
    }
    return SpecialRange.of(InetAddressBytes.address(address, length))
        .map(SpecialRange::code)
        .orElse("-");
  }

  /// A block, and whether the registry says that it is globally reachable: True, False or a dash.
  record Registered(String block, String reachable) {}

  static List<Registered> registered() throws IOException {
    try (InputStream table = SpecialRangeTest.class.getResourceAsStream("iana-special.tsv")) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(part -> new Registered(part[0], part[2]))
          .toList();
    }
  }

  @Test
  void everyBlockOfTheRegistriesHasARowAndNoOtherIsTakenForOne() throws IOException {
    Set<String> registered =
        registered().stream().map(Registered::block).collect(Collectors.toSet());
    Set<String> ours = rows().stream().map(Row::network).collect(Collectors.toSet());

    assertThat(registered).hasSize(51);
    assertThat(ours).containsAll(registered);
    assertThat(ours.stream().filter(block -> !registered.contains(block)))
        .allSatisfy(
            block -> assertThat(codeOf(block)).matches("multicast.*|reserved|site-local|onion"));
  }

  /// What is not reachable from everywhere is on no map. What the registry leaves open (deprecated,
  /// or a tunnel to somewhere) is not held against it.
  @ParameterizedTest
  @MethodSource("registered")
  void whatIsNotGloballyReachableIsNotLookedUp(Registered row) {
    byte[] first = InetAddressBytes.first(row.block());
    InetAddress inside =
        InetAddressBytes.address(
            new BigInteger(1, first)
                .add(
                    InetAddressBytes.bits(row.block()) % 32 == 0
                        ? BigInteger.ZERO
                        : BigInteger.ONE),
            first.length);
    if (row.reachable().equals("False")) {
      assertThat(SpecialRange.listed(inside)).isEmpty();
    }
  }

  private static String codeOf(String network) {
    return rows().stream()
        .filter(row -> row.network().equals(network))
        .map(Row::code)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyRangeHasARow() {
    Set<SpecialRange> named =
        rows().stream()
            .map(row -> SpecialRange.ofCode(row.code()).orElseThrow())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(SpecialRange.class)));
    assertThat(named).isEqualTo(EnumSet.allOf(SpecialRange.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "he"})
  void everyRangeIsSaidInItsOwnWords(String language) {
    Words words = Words.in(Locale.of(language));
    assertThat(Arrays.stream(SpecialRange.values()).map(range -> words.say(range.key())))
        .doesNotHaveDuplicates()
        .allSatisfy(said -> assertThat(said).isNotBlank().doesNotContain("''"));
  }

  @Test
  void aMappedAddressIsWhatItStandsFor() throws UnknownHostException {
    assertThat(mapped(10, 0, 0, 1)).contains(SpecialRange.PRIVATE);
    assertThat(mapped(8, 8, 8, 8)).contains(SpecialRange.IPV4_MAPPED);
  }

  private static Optional<SpecialRange> mapped(int... ipv4) {
    byte[] bytes = new byte[16];
    bytes[10] = bytes[11] = (byte) 0xff;
    for (int i = 0; i < 4; i++) {
      bytes[12 + i] = (byte) ipv4[i];
    }
    return SpecialRange.of(InetAddressBytes.wide(bytes));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"8.8.8.8", "1.1.1.1", "223.255.255.254", "2001:4860:4860::8888", "2a00::1"})
  void ordinaryAddressesHaveNone(String address) {
    assertThat(SpecialRange.of(InetAddress.ofLiteral(address))).isEmpty();
  }
}
