package telltale.app.window;

import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import telltale.app.map.MapPane;
import telltale.app.settings.View;

/// Where the parts of the window lie, and which of them are there: all, or the map and little else.
final class Layout extends BorderPane {

  private final MapPane map;
  private final MapArea area;
  private final Node list;
  private final Node timeline;
  private final Node statusBar;
  private final BorderPane middle;

  /// Everything is there.
  Layout(MapPane map, MapArea area, Node list, Region timeline, Region statusBar) {
    this.map = map;
    this.area = area;
    this.list = list;
    this.timeline = timeline;
    this.statusBar = statusBar;
    middle = new BorderPane(area);
    setCenter(middle);
    show(View.WINDOW);
  }

  void show(View view) {
    boolean whole = view == View.WINDOW;
    setLeft(whole ? list : null);
    setBottom(
        switch (view) {
          case WINDOW -> statusBar;
          case MINI -> area.mini();
          case WALL -> null;
        });
    middle.setBottom(whole ? timeline : null);
    area.show(view);
    map.setQuiet(!whole);
    if (!whole) {
      map.requestFocus();
    }
  }
}
