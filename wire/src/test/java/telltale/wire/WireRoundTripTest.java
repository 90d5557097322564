package telltale.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireRoundTripTest {

  private static final int SEEDS = 200;
  private static final int MESSAGES = 50;

  @Test
  void everyMessageComesBackAsItWent() throws IOException {
    for (long seed = 0; seed < SEEDS; seed++) {
      List<Message> messages = random(seed);
      assertThat(Lines.read(Lines.bytes(messages))).as("seed %d", seed).isEqualTo(messages);
    }
  }

  @Test
  void aMessageIsOneLineOfCharactersThatDoNotAct() throws IOException {
    for (long seed = 0; seed < SEEDS; seed++) {
      List<Message> messages = random(seed);
      List<String> lines = List.of(Lines.written(messages).split("\n", -1));
      assertThat(lines).as("seed %d", seed).hasSize(messages.size() + 1);
      assertThat(lines)
          .as("seed %d", seed)
          .allMatch(line -> line.codePoints().noneMatch(SafeText::acts));
    }
  }

  @Test
  void aTruncatedStreamNeverPassesForAWholeOne() throws IOException {
    byte[] whole = Lines.bytes(random(11));
    for (int length = 1; length < whole.length; length += 7) {
      byte[] part = java.util.Arrays.copyOf(whole, length);
      if (part[length - 1] != '\n') {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Lines.read(part))
            .isInstanceOf(MalformedMessage.class)
            .hasMessageContaining("the stream ends in the middle of it");
      }
    }
  }

  @Test
  void aFlippedByteIsRefusedOrReadButNeverThrowsAnythingElse() throws IOException {
    java.util.Random random = new java.util.Random(42);
    byte[] whole = Lines.bytes(Samples.ALL);
    for (int i = 0; i < 20_000; i++) {
      byte[] hurt = whole.clone();
      for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
        hurt[random.nextInt(hurt.length)] = (byte) random.nextInt(256);
      }
      try {
        Lines.read(hurt);
      } catch (MalformedMessage refused) {
        assertThat(refused.problem().getBytes(StandardCharsets.UTF_8))
            .as("round %d", i)
            .doesNotContain('\n', 0x1b);
      }
    }
  }

  private static List<Message> random(long seed) {
    RandomMessages random = new RandomMessages(seed);
    List<Message> messages = new ArrayList<>();
    messages.add(random.hello());
    for (int i = 0; i < MESSAGES; i++) {
      messages.add(random.next());
    }
    return messages;
  }
}
