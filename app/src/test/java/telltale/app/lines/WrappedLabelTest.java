package telltale.app.lines;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import telltale.app.FxThread;

class WrappedLabelTest {

  @BeforeAll
  static void startToolkit() {
    FxThread.start();
  }

  /// Each of these throws in a plain label at one of these widths.
  @ParameterizedTest
  @CsvSource({
    "LEFT_TO_RIGHT, שם של תוכנית שאיש לא בחר והוא ארוך מן השורה",
    "RIGHT_TO_LEFT, אי אפשר להריץ את תוכנית ההפעלה /opt/telltale/helper של העוזר.",
    "LEFT_TO_RIGHT, אבגדהוזחטיכלמנסעפצקרשתאבגדהוזחטיכלמנסעפצקרשת",
    "RIGHT_TO_LEFT, برنامج باسم طويل لا يتسع له سطر واحد في النافذة",
  })
  void breaksLettersThatRunToTheLeftAtAnyWidth(NodeOrientation orientation, String text) {
    for (int width = 40; width < 400; width += 9) {
      WrappedLabel label = laidOut(text, width, orientation);
      assertThat(label.whole()).isEqualTo(text);
      assertThat(label.getText().replace("\n", "").replace(" ", ""))
          .isEqualTo(text.replace(" ", ""));
      assertThat(label.getHeight()).isGreaterThanOrEqualTo(label.getText().lines().count() * 10);
      assertThat(label.getWidth()).isEqualTo(width);
    }
    assertThat(laidOut(text, 60, orientation).getText().lines()).hasSizeGreaterThan(3);
    assertThat(laidOut(text, 2000, orientation).getText()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--of=the --kind --that=is-found in-command-lines /and/in/paths/without/any/space/at/all x",
        "אי אפשר להריץ את תוכנית ההפעלה /opt/telltale/helper של העוזר מפני שאינה שם",
        "a name with 🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰",
      })
  void showsNoMoreLinesThanItMayAndSaysThatThereIsMore(String text) {
    for (int width = 50; width < 150; width += 7) {
      WrappedLabel label = laidOut(text, width, NodeOrientation.LEFT_TO_RIGHT);
      double all = label.getHeight();
      long lines = label.lines();
      assertThat(lines).isGreaterThan(2);
      FxThread.run(
          () -> {
            label.limit(2);
            label.getParent().layout();
            label.getParent().layout();
          });
      String shown = label.getText().replace("\n", " ");
      assertThat(shown).endsWith("…");
      assertThat(text).startsWith(shown.substring(0, 4));
      assertThat(shown.codePoints()).noneMatch(letter -> letter >= 0xD800 && letter < 0xE000);
      assertThat(label.getHeight()).isLessThan(all * 2.5 / lines);
      assertThat(label.whole()).isEqualTo(text);
      assertThat(label.lines()).isEqualTo(lines);
    }
  }

  private static WrappedLabel laidOut(String text, int width, NodeOrientation orientation) {
    return FxThread.call(
        () -> {
          WrappedLabel label = new WrappedLabel();
          label.setText(text);
          label.setMaxWidth(Double.MAX_VALUE);
          VBox box = new VBox(label);
          Scene scene = new Scene(box, width, 2000);
          scene.setNodeOrientation(orientation);
          box.applyCss();
          box.layout();
          box.layout();
          return label;
        });
  }
}
