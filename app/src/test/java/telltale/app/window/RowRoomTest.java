package telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import telltale.app.FxThread;
import telltale.app.Sample;

/// What a row of the list says where there is more to say than room.
class RowRoomTest extends WindowFixture {

  @Test
  void whatHasNoRoomIsLeftOutWholeAndTheProgramsNameFirst() {
    Sample[] flows =
        IntStream.rangeClosed(1, 11)
            .mapToObj(id -> Sample.flow(id).process("python3.11", 10).script("/srv/backup.py"))
            .map(flow -> flow.totals(1_900_000, 40).rates(3_000, 0))
            .toArray(Sample[]::new);
    show(LIVE, Sample.snapshot(1, flows));
    FxThread.await("the row is laid out", () -> !window.scene().getRoot().isNeedsLayout());

    assertThat(said()).containsExactly("11 connections", "· 20.9 MB");
  }

  @Test
  void aProgramsNameIsThereWhereThereIsRoom() {
    show(
        LIVE,
        Sample.snapshot(1, Sample.flow(1).process("py", 10).script("/srv/backup.py").totals(0, 0)));
    FxThread.await("the row is laid out", () -> !window.scene().getRoot().isNeedsLayout());

    assertThat(said()).containsExactly("1 connection", "· py");
  }

  /// What can be read of the details, whole.
  private List<String> said() {
    return FxThread.call(
        () ->
            node("#processes").lookupAll(".detail").stream()
                .filter(Node::isVisible)
                .map(Label.class::cast)
                .filter(label -> !label.getText().isEmpty())
                .filter(label -> label.getWidth() >= label.prefWidth(-1))
                .map(Label::getText)
                .toList());
  }
}
