package telltale.helper.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import telltale.helper.event.FlowKey;
import telltale.helper.packet.FlowCount.Volumes;

/// Holds the loaded classifiers against [FrameReader], one packet at a time.
@Tag("kernel")
final class CorpusKernelTest {

  private static final List<Packet> CORPUS = Corpus.all();
  private static KernelClassifiers kernel;

  @BeforeAll
  static void loads() throws IOException {
    kernel = new KernelClassifiers();
  }

  @AfterAll
  static void unloads() {
    kernel.close();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void countsEveryPacketAsTheReaderDoes(Way way) throws IOException {
    List<String> inexpressible = new ArrayList<>();
    SoftAssertions all = new SoftAssertions();
    for (Packet packet : CORPUS) {
      long refusedBefore = kernel.refused();
      if (!kernel.show(packet.frame(), packet.offload(), way)) {
        inexpressible.add(packet.name());
        continue;
      }
      Reading expected = FrameReader.read(packet.frame(), packet.offload(), way);
      all.assertThat(kernel.take()).as(packet.toString()).isEqualTo(entries(expected, way));
      all.assertThat(kernel.refused() - refusedBefore)
          .as("refused: " + packet)
          .isEqualTo(expected instanceof Reading.Refused ? KernelClassifiers.SHOWINGS : 0);
    }
    all.assertAll();
    assertThat(inexpressible).as("packets that this kernel cannot be shown").isEmpty();
  }

  private static Map<FlowKey, Volumes> entries(Reading reading, Way way) {
    return switch (reading) {
      case Reading.Counted counted -> {
        FlowCount flow = FlowCount.of(counted, way, KernelClassifiers.SHOWINGS);
        yield Map.of(flow.key(), flow.volume());
      }
      case Reading.Refused _, Reading.NotIp _ -> Map.of();
    };
  }
}
