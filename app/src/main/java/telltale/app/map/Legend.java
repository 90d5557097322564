package telltale.app.map;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import telltale.app.map.load.Trait;
import telltale.app.words.Speech;
import telltale.app.words.Words;

/// What colours, widths and marks on the map mean, in as many lines as there is room for. The
/// button in it chooses what arcs are told apart by.
final class Legend extends FlowPane {

  /// With less room than this, in logical pixels, it would cover more than it explains.
  private static final double NARROWEST = 240;

  private static final double WIDEST = 780;

  private final Speech speech;
  private final Colouring colouring;
  private final Button choice = new Button();
  private final Region programs = sample("legend-program");
  private final List<Label> others;
  private boolean wanted = true;
  private boolean quiet;

  /// @param speech the language that is spoken
  /// @param colouring the colours that are explained
  /// @param onChoose told what arcs are to be told apart by
  Legend(Speech speech, Colouring colouring, Consumer<Trait> onChoose) {
    this.speech = speech;
    this.colouring = colouring;
    setId("legend");
    getStyleClass().add("legend");
    setManaged(false);
    setRowValignment(VPos.CENTER);
    setAlignment(Pos.CENTER_LEFT);
    choice.setId("legend-colour");
    choice.getStyleClass().setAll("legend-choice");
    choice.setTooltip(new Tooltip());
    choice.setOnAction(event -> onChoose.accept(colouring.trait().next()));
    others =
        List.of(
            explained("legend-rate", "legend.rate"),
            explained("legend-incoming", "legend.incoming"),
            explained("legend-failed", "legend.failed"),
            explained("legend-tunnel", "legend.tunnel"),
            explained("legend-area", "legend.area"),
            explained("legend-unknown", "legend.unknown"));
    speech.always(this::spell);
  }

  /// Explains the colours of now.
  void recolour() {
    spell(speech.words());
  }

  private void spell(Words words) {
    choice.setText(words.say("legend.colour", words.say(called(colouring.trait()))));
    choice.getTooltip().setText(words.say("legend.colour.about"));
    boolean byProgram = colouring.trait() == Trait.PROGRAM;
    choice.setGraphic(byProgram ? programs : null);
    List<Label> values = colouring.explained().stream().map(value -> swatch(words, value)).toList();
    getChildren().setAll(choice);
    getChildren().addAll(values);
    getChildren().addAll(others);
  }

  private Label swatch(Words words, String value) {
    Region colour = sample("legend-swatch");
    colour.setStyle("-fx-background-color: " + colouring.of(Optional.of(value)) + ";");
    Label label = new Label(words.say(called(value)));
    label.setGraphic(colour);
    return label;
  }

  private static String called(Trait trait) {
    return switch (trait) {
      case PROGRAM -> "legend.colour.program";
      case DIRECTION -> "legend.colour.direction";
      case PROTOCOL -> "legend.colour.protocol";
    };
  }

  private static String called(String value) {
    return switch (value) {
      case Trait.OUT -> "legend.colour.out";
      case Trait.IN -> "legend.colour.in";
      case Trait.TCP -> "legend.colour.tcp";
      case Trait.UDP -> "legend.colour.udp";
      default -> "legend.colour.other";
    };
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
    double room = width - right - left - 24;
    setVisible(wanted && !quiet && room >= NARROWEST);
    if (isVisible()) {
      double across = Math.min(Math.min(room, WIDEST), oneLine());
      resize(Math.rint(across), Math.rint(prefHeight(across)));
      relocate(Math.rint(width - right - getWidth() - 12), Math.rint(height - getHeight() - 12));
    }
  }

  /// How wide it is when nothing wraps.
  private double oneLine() {
    // Before the first pulse its parts have no size.
    applyCss();
    double parts =
        getChildren().stream().mapToDouble(each -> Math.ceil(each.prefWidth(-1)) + 1).sum();
    double gaps = (getChildren().size() - 1) * getHgap();
    return Math.ceil(parts + gaps + getInsets().getLeft() + getInsets().getRight()) + 2;
  }

  private Label explained(String styleClass, String key) {
    Label label = new Label();
    speech.always(words -> label.setText(words.say(key)));
    label.setGraphic(sample(styleClass));
    return label;
  }

  private static Region sample(String styleClass) {
    Region sample = new Region();
    sample.getStyleClass().addAll("legend-sample", styleClass);
    return sample;
  }
}
