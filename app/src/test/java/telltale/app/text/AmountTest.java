package telltale.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telltale.app.words.Words;

class AmountTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "-5, 0 B",
    "999, 999 B",
    "999.6, 1.0 kB",
    "1234, 1.2 kB",
    "99940, 99.9 kB",
    "99960, 100 kB",
    "999600, 1.0 MB",
    "218000000, 218 MB",
    "9.3e18, 9.3 EB"
  })
  void spellsBytesWithThreeDigitsAtMost(double bytes, String words) {
    assertThat(Amount.bytes(Words.ENGLISH, bytes)).isEqualTo(words);
  }

  @Test
  void showsADashWhereNothingMoves() {
    assertThat(Amount.rate(Words.ENGLISH, 0.4)).isEqualTo("–");
    assertThat(Amount.rate(Words.ENGLISH, 1500)).isEqualTo("1.5 kB/s");
  }

  @Test
  void countsInTheRightNumber() {
    assertThat(Words.ENGLISH.say("count.packets", 1)).isEqualTo("1 packet");
    assertThat(Words.ENGLISH.say("count.packets", 1204)).isEqualTo("1,204 packets");
  }
}
