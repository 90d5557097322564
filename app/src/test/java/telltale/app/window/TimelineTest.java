package telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import telltale.app.FxThread;
import telltale.app.Sample;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;

class TimelineTest extends WindowFixture {

  private static final int MINUTE = 60;

  private final List<FlowView> curl =
      List.of(Sample.flow(1).process("curl", 7).totals(0, 500_000).rates(0, 90_000).view());
  private final List<FlowView> ssh =
      List.of(
          Sample.flow(2)
              .process("ssh", 8)
              .at("JP", "Tokyo", TOKYO_LATITUDE, TOKYO_LONGITUDE)
              .totals(0, 900)
              .rates(0, 100)
              .opened(Sample.NOW.plusSeconds(2 * MINUTE))
              .view());

  @Test
  void listAndMapShowTheSpanThatIsDragged() {
    showTwoMinutes();
    drag(0.0, 0.7);

    FxThread.await("what went on then is listed", () -> find("curl").isPresent());
    assertThat(find("ssh")).isEmpty();
    assertThat(text("#past-badge")).startsWith("Shown: ").contains(" – ");
    FxThread.await("only its arc is there", () -> map.arcCount() == 1 && map.atRest());
  }

  @Test
  void thePresentComesBackWithEscapeOrTheButton() {
    showTwoMinutes();
    drag(0.0, 0.7);
    FxThread.await("the past is shown", () -> find("curl").isPresent());
    press(KeyCode.ESCAPE);
    FxThread.await("the present is shown", () -> find("ssh").isPresent());
    assertThat(FxThread.call(() -> node("#past-badge").isVisible())).isFalse();

    drag(0.0, 0.7);
    FxThread.await("the past is shown again", () -> find("curl").isPresent());
    FxThread.await("the button has its place", () -> !window.scene().getRoot().isNeedsLayout());
    click(node("#live"));
    FxThread.await("the present is shown again", () -> find("ssh").isPresent());
  }

  @Test
  void thePastStaysWhileThePresentGoesOn() {
    showTwoMinutes();
    drag(0.0, 0.7);
    FxThread.await("the past is shown", () -> find("curl").isPresent());
    show(LIVE, at(2 * MINUTE + 1, ssh));

    assertThat(FxThread.call(() -> find("ssh").isPresent())).isFalse();
  }

  @Test
  void arrowKeysChooseAndMoveASpan() {
    showTwoMinutes();
    FxThread.run(() -> node("#timeline-chart").requestFocus());
    press(KeyCode.LEFT);
    FxThread.await("a span is chosen", () -> node("#past-badge").isVisible());
    String first = text("#past-badge");
    press(KeyCode.LEFT);
    FxThread.await("it moves", () -> !text().equals(first));
    assertThat(text("#past-badge")).endsWith("· 20 s");
    press(KeyCode.SHIFT, KeyCode.LEFT);
    FxThread.await("it becomes shorter", () -> text().endsWith("· 18 s"));
  }

  @Test
  void isNotThereBeforeAnythingIsKnown() {
    assertThat(FxThread.call(() -> node(".timeline").isVisible())).isFalse();
    showTwoMinutes();
    assertThat(FxThread.call(() -> node(".timeline").isVisible())).isTrue();
    assertThat(text("#timeline-words")).startsWith("Last 5 min · peak ");
  }

  private String text() {
    return ((javafx.scene.control.Labeled) node("#past-badge")).getText();
  }

  /// A minute of curl, a minute of nothing, then ssh.
  private void showTwoMinutes() {
    show(LIVE, at(0, curl));
    show(LIVE, at(MINUTE, List.of()));
    show(LIVE, at(2 * MINUTE, ssh));
    FxThread.await("the present is listed", () -> find("ssh").isPresent());
  }

  private static FlowSnapshot at(int second, List<FlowView> flows) {
    return new FlowSnapshot(second + 1, Sample.NOW.plusSeconds(second), flows, Optional.empty());
  }

  private void drag(double from, double to) {
    Node chart = node("#timeline-chart");
    FxThread.await("it has its place", () -> chart.getLayoutBounds().getWidth() > 0);
    FxThread.run(
        () -> {
          Bounds bounds = chart.localToScreen(chart.getBoundsInLocal());
          robot.mouseMove(bounds.getMinX() + from * bounds.getWidth() + 1, bounds.getMinY() + 20);
          robot.mousePress(MouseButton.PRIMARY);
          robot.mouseMove(bounds.getMinX() + to * bounds.getWidth(), bounds.getMinY() + 20);
          robot.mouseRelease(MouseButton.PRIMARY);
        });
  }
}
