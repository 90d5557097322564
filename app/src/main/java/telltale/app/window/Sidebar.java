package telltale.app.window;

import java.util.List;
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
import telltale.app.text.Amount;

/// The left column: what the app is, the filter, how much passes it, and the list.
final class Sidebar extends VBox {

  /// What the user wants.
  interface Wishes {

    /// What goes on right now.
    List<FlowView> flows();

    /// Only what passes is to be shown.
    void filter(FlowFilter wanted);

    /// What never leaves this machine and its own networks is to be left out, or shown again.
    void hideLocal(boolean hide);

    /// Light instead of dark, or dark instead of light.
    void switchTheme();

    /// The settings are to be opened, or closed.
    void toggleSettings();
  }

  private final Label counts = new Label();
  private final ToggleButton local = localToggle();
  private final FilterBox filter;

  Sidebar(ProcessList list, Wishes wishes) {
    getStyleClass().add("sidebar");
    Label name = new Label("Telltale");
    name.getStyleClass().add("wordmark");
    counts.getStyleClass().add("counts");
    counts.setId("counts");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button theme = iconButton("theme", "Dark or light (T)", "Switch between dark and light");
    theme.setOnAction(event -> wishes.switchTheme());
    Button gear = iconButton("gear", "Settings (Ctrl+,)", "Open or close the settings");
    gear.setOnAction(event -> wishes.toggleSettings());
    HBox top = new HBox(name, space, new HBox(2, theme, gear));
    top.getStyleClass().add("sidebar-top");
    local.setOnAction(event -> wishes.hideLocal(!local.isSelected()));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(counts, gap, local);
    line.getStyleClass().add("counts-line");
    filter = new FilterBox(wishes::flows, wishes::filter);
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(top, filter, line, list);
  }

  void show(Listing listing) {
    String passing = Amount.count(listing.connections(), "connection");
    int all = listing.connections() + listing.hidden();
    if (listing.hidden() > 0) {
      String local = listing.local() > 0 ? " · " + listing.local() + " local hidden" : "";
      counts.setText(listing.connections() + " of " + Amount.count(all, "connection") + local);
    } else {
      counts.setText(
          listing.processes() == 0
              ? ""
              : Amount.count(listing.processes(), "program") + " · " + passing);
    }
  }

  /// Says whether local connections are shown.
  void setLocal(boolean shown) {
    local.setSelected(shown);
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

  /// Empties the filter; says whether there was anything in it.
  boolean clearFilter() {
    boolean filled = !filter.text().isEmpty();
    filter.setText("");
    return filled;
  }

  private static ToggleButton localToggle() {
    ToggleButton local = new ToggleButton("Local");
    local.setId("local");
    local.getStyleClass().setAll("pill");
    local.setSelected(true);
    local.setTooltip(new Tooltip("Show what stays on this machine and its own networks"));
    return local;
  }

  private static Button iconButton(String id, String tip, String spoken) {
    Region icon = new Region();
    icon.getStyleClass().addAll("icon", id + "-icon");
    Button button = new Button();
    button.setId(id);
    button.getStyleClass().setAll("icon-button");
    button.setGraphic(icon);
    button.setTooltip(new Tooltip(tip));
    button.setAccessibleText(spoken);
    return button;
  }
}
