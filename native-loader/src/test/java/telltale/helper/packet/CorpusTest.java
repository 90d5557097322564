package telltale.helper.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

final class CorpusTest {

  private static final List<Packet> CORPUS = Corpus.all();

  @Test
  void hasEveryCombinationOnce() {
    Set<String> names = CORPUS.stream().map(Packet::name).collect(Collectors.toSet());

    assertThat(names).hasSameSizeAs(CORPUS);
    assertThat(CORPUS).hasSizeGreaterThan(150);
    assertThat(CORPUS.stream().map(packet -> packet.outgoing().getClass()).distinct()).hasSize(3);
  }

  @Test
  void meansToTheReaderWhatItWasMadeToMean() {
    SoftAssertions all = new SoftAssertions();
    for (Packet packet : CORPUS) {
      all.assertThat(FrameReader.read(packet.frame(), packet.offload(), Way.OUT))
          .as(packet.toString())
          .isEqualTo(packet.outgoing());
    }
    all.assertAll();
  }

  @Test
  void twoPingsOfOneHostAreTwoFlowsAndTheirAnswersAreTheirs() {
    Frame request = Frame.of(4, Transport.ICMP_REQUEST);
    byte[] other = request.bytes();
    other[Frame.LINK_HEADER + 24] ^= 1;
    Set<Object> flows = new HashSet<>();
    for (byte[] frame : List.of(request.bytes(), other)) {
      Reading reading = FrameReader.read(frame, Offload.NONE, Way.OUT);
      flows.add(FlowCount.of((Reading.Counted) reading, Way.OUT, 1).key());
    }

    assertThat(flows).hasSize(2);
    FlowCount asked = FlowCount.of(request.meaning(128, 1), Way.OUT, 1);
    assertThat(asked.key().localPort()).isEqualTo(Transport.IDENTIFIER);
    assertThat(asked.key().remotePort()).isZero();
    FlowCount answered = FlowCount.of(Frame.of(4, Transport.ICMP_REPLY).meaning(128, 1), Way.IN, 1);
    assertThat(answered.key().localPort()).isEqualTo(Transport.IDENTIFIER);
    assertThat(answered.key().remotePort()).isZero();
  }
}
