package telltale.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import telltale.app.settings.SavedFilter;
import telltale.app.text.VisibleText;
import telltale.app.words.Speech;

/// The filters that the user keeps, one button each: a click narrows list and map, another one
/// shows everything again.
final class SavedFilters extends FlowPane {

  private final Speech speech;
  private final Consumer<String> type;
  private List<SavedFilter> filters = List.of();
  private String typed = "";

  /// @param speech the language that is spoken
  /// @param type has a filter typed
  SavedFilters(Speech speech, Consumer<String> type) {
    this.speech = speech;
    speech.onChange(words -> name());
    this.type = type;
    setId("saved");
    getStyleClass().add("offers");
    setVisible(false);
    setManaged(false);
  }

  /// Shows these.
  void show(List<SavedFilter> kept) {
    if (kept.equals(filters)) {
      return;
    }
    filters = List.copyOf(kept);
    getChildren().setAll(filters.stream().map(this::button).toList());
    name();
    setVisible(!filters.isEmpty());
    setManaged(!filters.isEmpty());
    mark(typed);
  }

  private void name() {
    for (int i = 0; i < filters.size(); i++) {
      String name = VisibleText.of(filters.get(i).name());
      getChildren().get(i).setAccessibleText(speech.say("filter.saved", name));
    }
  }

  /// Marks the one that is typed.
  void mark(String text) {
    typed = text;
    for (int i = 0; i < filters.size(); i++) {
      boolean holds = filters.get(i).text().equals(text.strip());
      ((ToggleButton) getChildren().get(i)).setSelected(holds);
    }
  }

  /// The one that says this.
  Optional<SavedFilter> saying(String text) {
    return filters.stream().filter(each -> each.text().equals(text.strip())).findFirst();
  }

  /// Those whose names go on from there.
  Stream<SavedFilter> named(String begun) {
    String start = begun.strip().toLowerCase(Locale.ROOT);
    return filters.stream()
        .filter(each -> !start.isEmpty())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).startsWith(start));
  }

  /// Whether another one has room.
  boolean hasRoom() {
    return filters.size() < SavedFilter.MOST;
  }

  /// All of them, and that one in the place of one of its name.
  List<SavedFilter> with(SavedFilter newest) {
    List<SavedFilter> all = without(newest.name());
    all.add(newest);
    return all;
  }

  /// All of them but the one of that name.
  List<SavedFilter> without(String name) {
    List<SavedFilter> others = new ArrayList<>(filters);
    others.removeIf(each -> each.name().equals(name));
    return others;
  }

  private ToggleButton button(SavedFilter filter) {
    ToggleButton button = new ToggleButton(VisibleText.of(filter.name()));
    button.getStyleClass().setAll("pill");
    button.setTooltip(new Tooltip(VisibleText.of(filter.text())));
    button.setOnAction(event -> type.accept(button.isSelected() ? filter.text() : ""));
    return button;
  }
}
