package telltale.helper.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import telltale.helper.event.FlowKey;

final class DiagAnswerTest {

  private static final int ESTABLISHED = 1;
  private static final int UNCONNECTED = 7;

  private final List<OpenSocket> sockets = new ArrayList<>();
  private final DiagAnswer answer = new DiagAnswer(6, sockets);

  @Test
  void readsAddressesPortsAndWhoHoldsIt() {
    assertThat(answer.read(new Netlink().ipv4(ESTABLISHED, 40_000, 443, 4711).datagram())).isTrue();
    assertThat(answer.isComplete()).isFalse();
    assertThat(answer.read(new Netlink().done().datagram())).isFalse();

    assertThat(answer.isComplete()).isTrue();
    assertThat(sockets)
        .containsExactly(
            new OpenSocket(
                new FlowKey(0, Netlink.US, 0, Netlink.WEB, 40_000, 443, 6),
                false,
                ESTABLISHED,
                0,
                77,
                4711,
                1000));
  }

  @Test
  void aRawSocketsPortIsItsProtocol() {
    new DiagAnswer(SocketList.ANY_RAW, sockets)
        .read(new Netlink().ipv4(UNCONNECTED, 253, 0, 5).datagram());

    assertThat(sockets.getFirst().key().protocolNumber()).isEqualTo(253);
    assertThat(sockets.getFirst().key().localPort()).isZero();
  }

  @Test
  void knowsWhichSocketOfIpv6RefusesIpv4() {
    answer.read(
        new Netlink()
            .ipv6(UNCONNECTED, 53, 1, true)
            .ipv6(UNCONNECTED, 53, 2, false)
            .done()
            .datagram());

    assertThat(sockets).extracting(OpenSocket::ipv6Only).containsExactly(true, false);
    assertThat(answer.isComplete()).isTrue();
  }

  @Test
  void anErrorIsAnAnswerThatIsNotComplete() {
    assertThat(answer.read(new Netlink().refused().datagram())).isFalse();
    assertThat(answer.isComplete()).isFalse();
    assertThat(sockets).isEmpty();
  }

  @Test
  void refusesAMessageThatIsShorterThanASocket() {
    assertThat(answer.read(new Netlink().add(20, new byte[71]).done().datagram())).isFalse();
    assertThat(answer.isComplete()).isFalse();
  }

  @Test
  void refusesLengthsThatLie() {
    for (int length : new int[] {-1, 0, 15, 1_000, Integer.MAX_VALUE}) {
      assertThat(answer.read(new Netlink().add(20, new byte[72], length).datagram())).isFalse();
    }
    assertThat(sockets).isEmpty();
  }

  @Test
  void refusesAFamilyThatIsNotIp() {
    assertThat(answer.read(new Netlink().add(20, new byte[72]).done().datagram())).isFalse();
    assertThat(sockets).isEmpty();
  }

  @Test
  void stopsAtItsBound() {
    Netlink many = new Netlink();
    for (int i = 0; i < DiagAnswer.MAX_SOCKETS + 1; i++) {
      many.ipv4(ESTABLISHED, i & 0xffff, 443, i);
    }
    assertThat(answer.read(many.done().datagram())).isFalse();
    assertThat(sockets).hasSize(DiagAnswer.MAX_SOCKETS);
    assertThat(answer.isComplete()).isFalse();
  }

  @Test
  void neverThrowsForBytesThatAreNotAnAnswer() {
    Random random = new Random(1);
    ByteBuffer sound =
        new Netlink().ipv4(ESTABLISHED, 1, 2, 3).ipv6(UNCONNECTED, 53, 2, false).done().datagram();
    for (int i = 0; i < 100_000; i++) {
      byte[] bytes = sound.array().clone();
      for (int change = random.nextInt(4); change >= 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      sockets.clear();
      new DiagAnswer(17, sockets).read(ByteBuffer.wrap(bytes, 0, random.nextInt(bytes.length)));
      assertThat(sockets).hasSizeLessThanOrEqualTo(2);
    }
  }
}
