package telltale.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import telltale.app.words.Words;

class VisibleTextTest {

  @Test
  void leavesOrdinaryNamesOfAnyScriptAlone() {
    assertThat(VisibleText.of("Наш сервер 漢字 naïve 👍")).isEqualTo("Наш сервер 漢字 naïve 👍");
  }

  @Test
  void spellsOutWhatReordersItsNeighbours() {
    assertThat(VisibleText.of("evil\u202Egpj.exe")).isEqualTo("evil‹U+202E›gpj.exe");
  }

  @Test
  void spellsOutWhatWouldFakeASecondLine() {
    assertThat(VisibleText.of("a\nb\u001B[2Jc\u2028d"))
        .isEqualTo("a‹U+000A›b‹U+001B›[2Jc‹U+2028›d");
  }

  @Test
  void spellsOutWhatCannotBeSeen() {
    assertThat(VisibleText.of("pay\u200Bpal\uFEFF\u00AD"))
        .isEqualTo("pay‹U+200B›pal‹U+FEFF›‹U+00AD›");
  }

  @Test
  void spellsOutHalfACharacter() {
    assertThat(VisibleText.of("x\uD83D")).isEqualTo("x‹U+D83D›");
  }

  @Test
  void saysHowMuchItCutsOff() {
    assertThat(VisibleText.clipped(Words.ENGLISH, "abcdef", 4)).isEqualTo("abcd… (2 more)");
    assertThat(VisibleText.clipped(Words.ENGLISH, "abcd", 4)).isEqualTo("abcd");
  }
}
