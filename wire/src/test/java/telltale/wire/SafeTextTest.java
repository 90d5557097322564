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
  void showsAReplacementForEveryCharacterThatActs() {
    assertThat(SafeText.visible("a\u001b[2J\nb\u007f\u009bc\u202ed\u2066e\u200bf\u2028g\ud800h"))
        .isEqualTo("a\ufffd[2J\ufffdb\ufffd\ufffdc\ufffdd\ufffde\ufffdf\ufffdg\ufffdh");
  }
}
