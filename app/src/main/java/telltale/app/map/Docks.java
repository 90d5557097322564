package telltale.app.map;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import telltale.app.map.arc.ArcField;
import telltale.app.map.arc.Focus;
import telltale.app.map.geometry.Viewport;
import telltale.app.map.load.ArcLoad;
import telltale.app.map.load.PlaceKey.Dock;
import telltale.app.text.Amount;
import telltale.app.words.Speech;
import telltale.app.words.Words;

/// The marks at the map's edge for what has no spot on it: each says how many connections it
/// gathers and how much they move.
final class Docks extends HBox {

  private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

  private final Speech speech;
  private final ArcField field;
  private final Map<Dock, Button> marks = new EnumMap<>(Dock.class);

  /// @param speech the language that is spoken
  /// @param onClick told which one was clicked
  /// @param onPoint told which one the pointer is on
  Docks(Speech speech, ArcField field, Consumer<Dock> onClick, Consumer<Optional<Dock>> onPoint) {
    this.speech = speech;
    this.field = field;
    getStyleClass().add("docks");
    setManaged(false);
    setPickOnBounds(false);
    for (Dock dock : Dock.values()) {
      Button mark = new Button();
      mark.setId("dock-" + word(dock));
      mark.getStyleClass().setAll("dock");
      mark.setGraphic(icon(dock));
      mark.setTooltip(explained(dock));
      mark.setOnAction(event -> onClick.accept(dock));
      mark.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> onPoint.accept(Optional.of(dock)));
      mark.addEventHandler(MouseEvent.MOUSE_EXITED, event -> onPoint.accept(Optional.empty()));
      mark.setVisible(false);
      mark.setManaged(false);
      marks.put(dock, mark);
      getChildren().add(mark);
    }
    speech.always(this::spell);
  }

  private void spell(Words words) {
    marks.forEach(
        (dock, mark) -> {
          mark.setNodeOrientation(
              words.rightToLeft() ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT);
          field.docked(dock).ifPresent(gathered -> mark.setText(text(dock, gathered)));
        });
  }

  /// Says what is gathered now; says whether marks came or went.
  boolean show(Focus selected, Focus hovered) {
    boolean moved =
        marks.entrySet().stream()
            .anyMatch(e -> e.getValue().isVisible() != field.docked(e.getKey()).isPresent());
    marks.forEach(
        (dock, mark) -> {
          Optional<ArcLoad> load = field.docked(dock);
          mark.setVisible(load.isPresent());
          mark.setManaged(load.isPresent());
          load.ifPresent(gathered -> mark.setText(text(dock, gathered)));
          mark.pseudoClassStateChanged(MARKED, selected.covers(dock) || hovered.covers(dock));
          mark.setOpacity(selected.active() && !selected.covers(dock) ? 0.86 : 1);
        });
    return moved;
  }

  /// Takes the marks away, and the arcs that lead to them, or brings both back.
  void quiet(boolean wanted) {
    setVisible(!wanted);
    field.leadToDocks(!wanted);
  }

  /// Takes its place at the lower edge.
  ///
  /// @param left how much is covered at the left
  void place(double left, double height) {
    autosize();
    relocate(left + 12, height - getHeight() - 12);
  }

  /// Where the last mark ends.
  double right() {
    return getLayoutX() + getWidth();
  }

  /// Leads the arcs to the marks.
  void moor(Viewport view) {
    layout();
    marks.forEach(
        (dock, mark) -> {
          double x = getLayoutX() + mark.getLayoutX() + mark.getWidth() * 0.5;
          double y = getLayoutY() + mark.getLayoutY();
          field.moor(dock, view.worldX(x), view.worldY(y));
        });
  }

  private String text(Dock dock, ArcLoad load) {
    Words words = speech.words();
    String rate = Amount.moves(load.rate()) ? Amount.rate(words, load.rate()) : "";
    return words.say(name(dock)) + "\n" + words.joined(Integer.toString(load.openFlows()), rate);
  }

  private static Region icon(Dock dock) {
    Region icon = new Region();
    icon.getStyleClass().addAll("icon", "dock-" + word(dock) + "-icon");
    return icon;
  }

  private static String word(Dock dock) {
    return switch (dock) {
      case MACHINE -> "machine";
      case NETWORK -> "network";
      case UNKNOWN -> "unknown";
    };
  }

  private static String name(Dock dock) {
    return switch (dock) {
      case MACHINE -> "place.machine";
      case NETWORK -> "place.network";
      case UNKNOWN -> "place.unknown";
    };
  }

  private Tooltip explained(Dock dock) {
    Tooltip tip = new Tooltip();
    speech.always(words -> tip.setText(words.say(explanation(dock))));
    return tip;
  }

  private static String explanation(Dock dock) {
    return switch (dock) {
      case MACHINE -> "place.machine.about";
      case NETWORK -> "place.network.about";
      case UNKNOWN -> "place.unknown.about";
    };
  }
}
