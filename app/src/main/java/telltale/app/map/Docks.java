package telltale.app.map;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
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

/// The marks at the map's edge for what has no spot on it: each says how many connections it
/// gathers and how much they move.
final class Docks extends HBox {

  private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

  private final ArcField field;
  private final Map<Dock, Button> marks = new EnumMap<>(Dock.class);

  /// @param onClick told which one was clicked
  /// @param onPoint told which one the pointer is on
  Docks(ArcField field, Consumer<Dock> onClick, Consumer<Optional<Dock>> onPoint) {
    this.field = field;
    getStyleClass().add("docks");
    setManaged(false);
    setPickOnBounds(false);
    for (Dock dock : Dock.values()) {
      Button mark = new Button();
      mark.setId("dock-" + word(dock));
      mark.getStyleClass().setAll("dock");
      mark.setGraphic(icon(dock));
      mark.setTooltip(new Tooltip(explanation(dock)));
      mark.setOnAction(event -> onClick.accept(dock));
      mark.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> onPoint.accept(Optional.of(dock)));
      mark.addEventHandler(MouseEvent.MOUSE_EXITED, event -> onPoint.accept(Optional.empty()));
      mark.setVisible(false);
      mark.setManaged(false);
      marks.put(dock, mark);
      getChildren().add(mark);
    }
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

  /// Takes its place at the lower edge.
  void place(double height) {
    autosize();
    relocate(12, height - getHeight() - 12);
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

  private static String text(Dock dock, ArcLoad load) {
    String rate = Amount.moves(load.rate()) ? " · " + Amount.rate(load.rate()) : "";
    return name(dock) + "\n" + load.openFlows() + rate;
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
      case MACHINE -> "This machine";
      case NETWORK -> "Local network";
      case UNKNOWN -> "Place unknown";
    };
  }

  private static String explanation(Dock dock) {
    return switch (dock) {
      case MACHINE -> "Connections of this machine with itself";
      case NETWORK -> "Connections within the networks that this machine is plugged into";
      case UNKNOWN -> "Connections to addresses that no database places";
    };
  }
}
