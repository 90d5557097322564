package telltale.app.window;

import java.net.InetAddress;
import telltale.app.inspect.Inspector;
import telltale.app.selection.Selection;

/// What the user does with what the inspector shows.
final class Narrowing implements Inspector.Wishes {

  private final MainWindow window;
  private final Sidebar sidebar;

  Narrowing(MainWindow window, Sidebar sidebar) {
    this.window = window;
    this.sidebar = sidebar;
  }

  @Override
  public void choose(long id) {
    window.choose(id);
  }

  @Override
  public void close() {
    window.select(Selection.NONE);
  }

  @Override
  public void place(InetAddress address) {
    window.area().placeRemote(address);
  }

  @Override
  public void only(String condition) {
    sidebar.setFilter(condition);
  }

  @Override
  public void hide(String condition) {
    sidebar.addToFilter("-" + condition);
    window.select(Selection.NONE);
  }
}
