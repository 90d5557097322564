package telltale.app.range;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListedAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "203.0.113.9",
        "224.0.0.251",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd12::1",
        "ff02::fb",
        "2001:db8::1",
        "100::1",
        "64:ff9b::10.0.0.1",
        "2002:c0a8:101::1",
        "64:ff9b:1::8.8.8.8"
      })
  void leavesOutWhatMeansNothingElsewhere(String address) {
    assertThat(SpecialRange.listed(InetAddress.ofLiteral(address))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "1.1.1.1",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.0.1",
        "172.32.0.1",
        "192.167.1.1",
        "223.255.255.254",
        "2001:4860:4860::8888",
        "2a00::1",
        "2001:200::1"
      })
  void keepsPublicAddresses(String address) {
    InetAddress literal = InetAddress.ofLiteral(address);

    assertThat(SpecialRange.listed(literal)).contains(literal);
  }

  @ParameterizedTest
  @CsvSource({
    "64:ff9b::8.8.8.8, 8.8.8.8", // NAT64
    "2002:0808:0404::1, 8.8.4.4", // 6to4
    "2001:0:4136:e378:8000:63bf:f7f7:fbfb, 8.8.4.4" // Teredo
  })
  void unwrapsIpv4InsideIpv6(String address, String inner) {
    assertThat(SpecialRange.listed(InetAddress.ofLiteral(address)))
        .contains(InetAddress.ofLiteral(inner));
  }

  @Test
  void unwrapsMappedAddressesThatTheJdkLeftAlone() throws UnknownHostException {
    byte[] bytes = new byte[16];
    bytes[10] = bytes[11] = (byte) 0xff;
    bytes[12] = bytes[13] = bytes[14] = bytes[15] = 8;
    InetAddress mapped = Inet6Address.getByAddress(null, bytes, -1);

    assertThat(SpecialRange.listed(mapped)).contains(InetAddress.ofLiteral("8.8.8.8"));
  }
}
