package telltale.app.window;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import telltale.app.flow.FlowView;
import telltale.app.list.FlowFilter;
import telltale.app.list.Listing;
import telltale.app.list.ProcessList;
import telltale.app.settings.SavedFilter;
import telltale.app.words.Speech;
import telltale.app.words.Words;

/// The left column: what the app is, the filter, how much passes it, and the list.
final class Sidebar extends VBox {

  /// What the user wants.
  interface Wishes {

    /// What goes on right now.
    List<FlowView> flows();

    /// Only what passes is to be shown.
    void filter(FlowFilter wanted);

    /// All that came while nobody looked is seen now.
    void markSeen();

    /// The settings are to be opened, or closed.
    void toggleSettings();
  }

  private static final String NEW = "is:new";

  private final Label counts = new Label();
  private final Speech speech;
  private final ToggleButton local;
  private final ToggleButton fresh;
  private final Button seen;
  private final FilterBox filter;

  Sidebar(Speech speech, ProcessList list, LiveSettings settings, Wishes wishes) {
    this.speech = speech;
    local = pill("local", "sidebar.local.about");
    speech.always(words -> local.setText(words.say("sidebar.local")));
    fresh = pill("new", "sidebar.new.about");
    seen = new IconButton("seen", "seen").saying(speech, "sidebar.seen", "sidebar.seen.spoken");
    getStyleClass().add("sidebar");
    Label name = new Label("Telltale");
    name.getStyleClass().add("wordmark");
    counts.getStyleClass().add("counts");
    counts.setId("counts");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button theme =
        new IconButton("theme", "theme").saying(speech, "sidebar.theme", "sidebar.theme.spoken");
    theme.setOnAction(event -> settings.switchTheme());
    Button gear =
        new IconButton("gear", "gear")
            .saying(speech, "sidebar.settings", "sidebar.settings.spoken");
    gear.setOnAction(event -> wishes.toggleSettings());
    HBox top = new HBox(name, space, new HBox(2, theme, gear));
    top.getStyleClass().add("sidebar-top");
    local.setOnAction(event -> settings.change(now -> now.withShowLocal(local.isSelected())));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    fresh.setOnAction(event -> setFilter(fresh.isSelected() ? NEW : ""));
    seen.setOnAction(event -> markSeen(wishes));
    HBox line = new HBox(4, counts, gap, fresh, seen, local);
    line.getStyleClass().add("counts-line");
    filter =
        new FilterBox(
            speech,
            wishes::flows,
            wishes::filter,
            kept -> settings.change(now -> now.withFilters(kept)));
    local.setSelected(true);
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(top, filter, line, list);
  }

  void show(Listing listing) {
    Listing.Connections open = listing.open();
    Words words = speech.words();
    showNews(open.fresh());
    if (open.hidden() > 0) {
      String all = words.say("count.connections", open.passing() + open.hidden());
      counts.setText(
          words.joined(
              words.say("count.part", open.passing(), all),
              open.local() > 0 ? words.say("sidebar.local-hidden", open.local()) : ""));
    } else {
      counts.setText(
          listing.processes() == 0
              ? ""
              : words.joined(
                  words.say("count.programs", listing.processes()),
                  words.say("count.connections", open.passing())));
    }
  }

  /// The mark of what is new stays away while nothing is.
  private void showNews(int connections) {
    boolean narrowed = filter.text().strip().equals(NEW);
    fresh.setText(speech.say("sidebar.new", connections));
    fresh.setSelected(narrowed);
    for (Node node : List.of(fresh, seen)) {
      node.setVisible(connections > 0 || narrowed);
      node.setManaged(connections > 0 || narrowed);
    }
  }

  private void markSeen(Wishes wishes) {
    if (filter.text().strip().equals(NEW)) {
      filter.setText("");
    }
    wishes.markSeen();
  }

  /// Says whether local connections are shown.
  void setLocal(boolean shown) {
    local.setSelected(shown);
  }

  /// Shows these filters as kept.
  void showSaved(List<SavedFilter> filters) {
    filter.showSaved(filters);
  }

  void focusFilter() {
    filter.focusField();
  }

  void setFilter(String text) {
    filter.setText(text);
  }

  /// One more condition has to hold.
  void addToFilter(String condition) {
    filter.setText((filter.text() + " " + condition).strip());
  }

  /// Gives up what is being typed; says whether anything was.
  boolean stepBack() {
    return filter.stopNaming() || clearFilter();
  }

  /// Empties the filter; says whether there was anything in it.
  boolean clearFilter() {
    boolean filled = !filter.text().isEmpty();
    filter.setText("");
    return filled;
  }

  private ToggleButton pill(String id, String tipKey) {
    ToggleButton pill = new ToggleButton();
    Tooltip tip = new Tooltip();
    speech.always(words -> tip.setText(words.say(tipKey)));
    pill.setId(id);
    pill.getStyleClass().setAll("pill");
    pill.setMinWidth(USE_PREF_SIZE);
    pill.setTooltip(tip);
    return pill;
  }
}
