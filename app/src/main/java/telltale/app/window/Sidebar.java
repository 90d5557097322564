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
import telltale.app.text.Amount;

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
  private final ToggleButton local =
      pill("local", "Local", "Show what stays on this machine and its own networks");
  private final ToggleButton fresh =
      pill("new", "", "Only what programs did for the first time since you looked away");
  private final Button seen =
      new IconButton("seen", "seen").saying("Mark as seen", "Mark all of it as seen");
  private final FilterBox filter;

  Sidebar(ProcessList list, LiveSettings settings, Wishes wishes) {
    getStyleClass().add("sidebar");
    Label name = new Label("Telltale");
    name.getStyleClass().add("wordmark");
    counts.getStyleClass().add("counts");
    counts.setId("counts");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button theme =
        new IconButton("theme", "theme")
            .saying("Dark or light (T)", "Switch between dark and light");
    theme.setOnAction(event -> settings.switchTheme());
    Button gear =
        new IconButton("gear", "gear").saying("Settings (Ctrl+,)", "Open or close the settings");
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
            wishes::flows, wishes::filter, kept -> settings.change(now -> now.withFilters(kept)));
    local.setSelected(true);
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(top, filter, line, list);
  }

  void show(Listing listing) {
    Listing.Connections open = listing.open();
    String passing = Amount.count(open.passing(), "connection");
    showNews(open.fresh());
    if (open.hidden() > 0) {
      String local = open.local() > 0 ? " · " + open.local() + " local hidden" : "";
      int all = open.passing() + open.hidden();
      counts.setText(open.passing() + " of " + Amount.count(all, "connection") + local);
    } else {
      counts.setText(
          listing.processes() == 0
              ? ""
              : Amount.count(listing.processes(), "program") + " · " + passing);
    }
  }

  /// The mark of what is new stays away while nothing is.
  private void showNews(int connections) {
    boolean narrowed = filter.text().strip().equals(NEW);
    fresh.setText(connections + " new");
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

  private static ToggleButton pill(String id, String word, String tip) {
    ToggleButton pill = new ToggleButton(word);
    pill.setId(id);
    pill.getStyleClass().setAll("pill");
    pill.setMinWidth(USE_PREF_SIZE);
    pill.setTooltip(new Tooltip(tip));
    return pill;
  }
}
