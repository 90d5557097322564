package telltale.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTextTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "0.0.0.0, 0.0.0.0",
    "0:0:0:0:0:0:0:0, ::",
    "0:0:0:0:0:0:0:1, ::1",
    "2001:DB8:0:0:0:0:0:0, 2001:db8::",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "0:0:1:0:0:0:0:0, 0:0:1::",
    "fe80:0:0:0:0202:b3ff:fe1e:8329, fe80::202:b3ff:fe1e:8329",
    "::ffff:192.0.2.1, 192.0.2.1",
  })
  void writesTheCanonicalForm(String given, String canonical) {
    InetAddress address = AddressText.parse(given).orElseThrow();
    assertThat(AddressText.format(address)).isEqualTo(canonical);
  }

  @Test
  void readsBackWhatItWrites() throws UnknownHostException {
    Random random = new Random(5);
    for (int i = 0; i < 10_000; i++) {
      byte[] bytes = new byte[16];
      for (int group = 0; group < 8; group++) {
        if (random.nextBoolean()) {
          bytes[2 * group] = (byte) random.nextInt();
          bytes[2 * group + 1] = (byte) random.nextInt();
        }
      }
      InetAddress address = InetAddress.getByAddress(bytes);
      assertThat(AddressText.parse(AddressText.format(address))).contains(address);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "a",
        "1",
        "1.2",
        "1.2.3",
        "1.2.3.4.5",
        "01.2.3.4",
        "1.2.3.256",
        "0x7f.0.0.1",
        ":",
        ":::",
        "1::2::3",
        "fe80::1%eth0",
        "[::1]",
        "::1 ",
        "1:2:3:4:5:6:7",
        "12345::",
        "::g",
        "\u0661.2.3.4"
      })
  void refusesWhatIsNotAnAddress(String text) {
    assertThat(AddressText.parse(text)).isEmpty();
  }
}
