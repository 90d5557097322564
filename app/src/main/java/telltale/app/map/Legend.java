package telltale.app.map;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import telltale.app.words.Speech;

/// What colours, widths and marks on the map mean, in one line. Hides where there is no room.
final class Legend extends HBox {

  private final Speech speech;
  private boolean wanted = true;
  private boolean quiet;

  /// @param speech the language that is spoken
  Legend(Speech speech) {
    this.speech = speech;
    setId("legend");
    getStyleClass().add("legend");
    setManaged(false);
    setMouseTransparent(true);
    add("legend-program", "legend.program");
    add("legend-rate", "legend.rate");
    add("legend-incoming", "legend.incoming");
    add("legend-failed", "legend.failed");
    add("legend-unknown", "legend.unknown");
  }

  /// Shows it, where there is room, or hides it.
  void want(boolean shown) {
    wanted = shown;
  }

  /// Hides it for a time, whatever is wanted.
  void quiet(boolean hidden) {
    quiet = hidden;
  }

  boolean wanted() {
    return wanted;
  }

  /// Takes its place in the lower right corner, if that is free.
  ///
  /// @param left where the marks at the left end
  /// @param right how much is covered at the right
  void place(double left, double width, double height, double right) {
    autosize();
    double x = width - right - getWidth() - 12;
    setVisible(wanted && !quiet && x > left + 12);
    relocate(Math.rint(x), height - getHeight() - 12);
  }

  private void add(String styleClass, String key) {
    Region sample = new Region();
    sample.getStyleClass().addAll("legend-sample", styleClass);
    Label label = new Label();
    speech.always(words -> label.setText(words.say(key)));
    label.setGraphic(sample);
    getChildren().add(label);
  }
}
