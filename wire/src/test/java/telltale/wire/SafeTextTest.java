package telltale.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {

  @Test
  void leavesHarmlessTextAlone() {
    assertThat(SafeText.visible("S\u00e3o \u6771\u4eac \ud83d\ude00 ~"))
        .isEqualTo("S\u00e3o \u6771\u4eac \ud83d\ude00 ~");
  }

  @Test
  void spellsOutEveryCharacterThatActs() {
    assertThat(SafeText.visible("a\u001b[2J\nb\u202ec\ud800"))
        .isEqualTo("a‹U+001B›[2J‹U+000A›b‹U+202E›c‹U+D800›");
    for (String acting : "\u007f \u009b \u2066 \u200b \u2028 \ufeff \u00ad".split(" ")) {
      assertThat(SafeText.visible(acting)).matches("‹U\\+[0-9A-F]{4}›");
    }
  }
}
