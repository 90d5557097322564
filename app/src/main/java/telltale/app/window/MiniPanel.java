package telltale.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import telltale.app.flow.FlowSnapshot;
import telltale.app.link.LinkState;
import telltale.app.status.StatusLine;
import telltale.app.text.Amount;
import telltale.app.words.Speech;

/// What stands under the map of the mini window: the busiest programs, the total, and the way back.
final class MiniPanel extends VBox {

  private static final int MOST = 3;

  private final List<Line> lines = new ArrayList<>();
  private final Label state = new Label();
  private final Label received = rate("received");
  private final Label sent = rate("sent");
  private final Speech speech;
  private final Function<Optional<String>, String> colours;

  /// @param speech the language that is spoken
  /// @param colours the CSS colour of a program
  /// @param back leads back to the whole window
  MiniPanel(Speech speech, Function<Optional<String>, String> colours, Runnable back) {
    this.speech = speech;
    this.colours = colours;
    setId("mini");
    getStyleClass().add("mini-panel");
    for (int i = 0; i < MOST; i++) {
      lines.add(new Line());
    }
    state.setId("mini-state");
    state.getStyleClass().add("mini-state");
    Button expand =
        new IconButton("mini-back", "expand").saying(speech, "mini.back", "mini.back.spoken");
    expand.setOnAction(event -> back.run());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox total = new HBox(received, sent, state, space, expand);
    total.getStyleClass().add("mini-total");
    getChildren().addAll(lines);
    getChildren().add(total);
  }

  void show(LinkState link, FlowSnapshot snapshot) {
    Busy busy = Busy.of(speech.words(), snapshot, MOST);
    for (int i = 0; i < MOST; i++) {
      lines.get(i).show(i < busy.programs().size() ? busy.programs().get(i) : null);
    }
    received.setText(Amount.rate(speech.words(), busy.received()));
    sent.setText(Amount.rate(speech.words(), busy.sent()));
    // Here is no room for a page: whatever is the matter is said in a word or two.
    boolean live = link instanceof LinkState.Streaming;
    state.setText(live ? "" : StatusLine.of(speech.words(), link, snapshot).state());
    received.setVisible(!(link instanceof LinkState.Lost));
    sent.setVisible(!(link instanceof LinkState.Lost));
  }

  private static Label rate(String direction) {
    Region icon = new Region();
    icon.getStyleClass().addAll("icon", direction + "-icon");
    Label label = new Label();
    label.setId("mini-" + direction);
    label.getStyleClass().add("mini-rate");
    label.setGraphic(icon);
    return label;
  }

  private final class Line extends HBox {

    private final Region swatch = new Region();
    private final Label title = new Label();
    private final Label rate = new Label();

    Line() {
      getStyleClass().add("mini-line");
      swatch.getStyleClass().add("mini-swatch");
      title.getStyleClass().add("mini-title");
      rate.getStyleClass().add("mini-rate");
      rate.setMinWidth(USE_PREF_SIZE);
      Region space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      getChildren().addAll(List.<Node>of(swatch, title, space, rate));
    }

    void show(Busy.@Nullable Program program) {
      setVisible(program != null);
      setManaged(program != null);
      if (program != null) {
        title.setText(program.title());
        rate.setText(Amount.rate(speech.words(), program.rate()));
        swatch.setStyle("-fx-background-color: " + colours.apply(program.owner()) + ";");
      }
    }
  }
}
