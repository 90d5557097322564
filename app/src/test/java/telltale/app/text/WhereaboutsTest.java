package telltale.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telltale.app.Sample;
import telltale.app.words.Words;
import telltale.wire.Connection;
import telltale.wire.Endpoint;
import telltale.wire.Place;

class WhereaboutsTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 443, 192.0.2.1:443",
    "192.0.2.1, 0, 192.0.2.1",
    "2001:db8:0:0:0:0:0:1, 443, [2001:db8::1]:443",
    "2001:db8:0:0:1:0:0:1, 0, 2001:db8::1:0:0:1",
    "::, 53, [::]:53",
    "::1, 53, [::1]:53",
    "fe80::1:2:3:4, 53, [fe80::1:2:3:4]:53",
    "2001:db8:1:2:3:4:5:6, 53, [2001:db8:1:2:3:4:5:6]:53"
  })
  void spellsEndpointsAsTheirStandardsSay(String address, int port, String words)
      throws UnknownHostException {
    assertThat(Whereabouts.endpoint(new Endpoint(InetAddress.getByName(address), port)))
        .isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "::1, true",
    "10.1.2.3, true",
    "192.168.0.9, true",
    "169.254.1.1, true",
    "100.64.0.1, true",
    "100.128.0.1, false",
    "fd00::1, true",
    "fe80::1, true",
    "224.0.0.251, true",
    "255.255.255.255, true",
    "192.0.2.1, false",
    "2001:db8::1, false",
    "8.8.8.8, false"
  })
  void tellsLocalFromTheWorld(String address, boolean local) throws UnknownHostException {
    assertThat(Whereabouts.isLocal(InetAddress.getByName(address))).isEqualTo(local);
  }

  @Test
  void namesTheCityAndItsCountry() {
    Connection connection = Sample.flow(1).at("DE", "Frankfurt", 50.1, 8.7).view().connection();
    assertThat(Whereabouts.place(Words.ENGLISH, connection)).isEqualTo("Frankfurt, Germany");
  }

  @Test
  void doesNotSayACityStateTwice() {
    Connection connection = Sample.flow(1).at("SG", "Singapore", 1.3, 103.8).view().connection();
    assertThat(Whereabouts.place(Words.ENGLISH, connection)).isEqualTo("Singapore");
  }

  @Test
  void saysWhereAnAddressWithoutAPlaceIs() {
    assertThat(place("127.0.0.1")).isEqualTo("This machine");
    assertThat(place("192.168.1.1")).isEqualTo("Local network");
    assertThat(place("203.0.113.1")).isEqualTo("Place unknown");
  }

  @Test
  void saysWhatAnAddressWithoutAPlaceIsThereFor() {
    Connection documented = ranged("203.0.113.1", "documentation");
    assertThat(Whereabouts.place(Words.ENGLISH, documented)).isEqualTo("Example for documentation");
    Connection shared = ranged("100.64.0.1", "shared");
    assertThat(Whereabouts.place(Words.ENGLISH, shared)).isEqualTo("Local network");
    assertThat(Whereabouts.range(Words.ENGLISH, shared))
        .contains("Provider's shared addresses (carrier-grade NAT)");
    assertThat(Whereabouts.range(Words.ENGLISH, ranged("203.0.113.1", "not-known-yet"))).isEmpty();
  }

  private static Connection ranged(String address, String range) {
    return Sample.flow(1)
        .remote(address, 80)
        .view()
        .connection()
        .withPlace(Optional.of(Place.ofRange(range, "a test")));
  }

  @Test
  void prefersTheNameOfARemoteEnd() {
    assertThat(Whereabouts.remote(Sample.flow(1).host("example.org").view().connection()))
        .isEqualTo("example.org:443");
  }

  private static String place(String address) {
    return Whereabouts.place(
        Words.ENGLISH, Sample.flow(1).remote(address, 80).nowhere().view().connection());
  }
}
