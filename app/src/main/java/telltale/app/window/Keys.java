package telltale.app.window;

import telltale.app.map.MapPane;
import telltale.app.timeline.Timeline;

/// What the keys do that work wherever the focus is.
///
/// @param window what they work on
/// @param map its map
/// @param sidebar its filter
/// @param area its settings
/// @param timeline its past
record Keys(MainWindow window, MapPane map, Sidebar sidebar, MapArea area, Timeline timeline)
    implements Shortcuts.Commands {

  @Override
  public void find() {
    window.settings().backToWindow();
    sidebar.focusFilter();
  }

  @Override
  public void quit() {
    window.quit();
  }

  @Override
  public void settings() {
    window.settings().backToWindow();
    area.toggleSettings();
  }

  @Override
  public void locate() {
    map.fit();
  }

  @Override
  public void back(boolean typing) {
    if ((typing && sidebar.stepBack())
        || area.closeSettings()
        || map.closeCluster()
        || window.settings().backToWindow()
        || timeline.backToLive()) {
      return;
    }
    window.unpick();
  }
}
