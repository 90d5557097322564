package telltale.app.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.0/24,    203.0.113.0/24",
    "203.0.113.77/24,   203.0.113.0/24",
    "203.0.113.77/32,   203.0.113.77",
    "203.0.113.77,      203.0.113.77",
    "203.0.113.255/31,  203.0.113.254/31",
    "198.51.100.7/0,    0.0.0.0/0",
    "2001:DB8:1:2::3/48, 2001:db8:1::/48",
    "2001:db8::1,       2001:db8::1",
    "2001:db8:ffff::/33, 2001:db8:8000::/33",
    "::ffff:203.0.113.9, 203.0.113.9"
  })
  void readsWhatItWritesAndKeepsTheLowestAddress(String text, String network) {
    assertThat(Network.parse(text)).map(Network::toString).contains(network);
    assertThat(Network.parse(network)).isEqualTo(Network.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "203.0.113.0/",
        "203.0.113.0/33",
        "203.0.113.0/-1",
        "203.0.113.0/024",
        "203.0.113/24",
        "2001:db8::/129",
        "example.org",
        "example.org/24",
        "203.0.113.0/24/8",
        " 203.0.113.0/24",
        "203.0.113.0/99999999999",
        "fe80::1%eth0/64",
        "1",
        "::ffff:203.0.113.9/96"
      })
  void refusesWhatIsNoNetwork(String text) {
    assertThat(Network.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.0/24, 203.0.113.255, true",
    "203.0.113.0/24, 203.0.114.0,   false",
    "203.0.112.0/23, 203.0.113.9,   true",
    "203.0.113.9,    203.0.113.8,   false",
    "2001:db8::/33,  2001:db8:7fff::1, true",
    "2001:db8::/33,  2001:db8:8000::1, false",
    "::/0,           203.0.113.9,   false",
    "0.0.0.0/0,      2001:db8::1,   false"
  })
  void holdsItsAddressesAndNoOthers(String network, String address, boolean held) {
    assertThat(Network.parse(network).orElseThrow().holds(InetAddress.ofLiteral(address)))
        .isEqualTo(held);
  }

  @Test
  void theUsualNetworkIsATwentyFourOrAFortyEight() {
    assertThat(Network.around(InetAddress.ofLiteral("203.0.113.77"))).hasToString("203.0.113.0/24");
    assertThat(Network.around(InetAddress.ofLiteral("2001:db8:1:2::3")))
        .hasToString("2001:db8:1::/48");
  }

  @Test
  void noAddressHasMoreBitsThanItHas() {
    InetAddress address = InetAddress.ofLiteral("203.0.113.77");
    assertThatThrownBy(() -> new Network(address, 33)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Network(address, -1)).isInstanceOf(IllegalArgumentException.class);
  }
}
