package telltale.app.map;

import javafx.scene.Cursor;

/// What the user's gestures do on a map.
///
/// @param pane the map
/// @param touch what can be pointed at and picked on it
/// @param redraw asks for a new picture
record PointerWishes(MapPane pane, Touch touch, Runnable redraw) implements Gestures.Wishes {

  @Override
  public void moved() {
    redraw.run();
  }

  @Override
  public void point(double x, double y) {
    pane.setCursor(touch.point(x, y) ? Cursor.HAND : Cursor.DEFAULT);
  }

  @Override
  public void click(double x, double y) {
    touch.click(x, y);
  }

  @Override
  public void legend() {
    touch.toggleLegend();
  }

  @Override
  public void home() {
    pane.home();
  }

  @Override
  public void clear() {
    touch.clear();
  }

  @Override
  public void open() {
    touch.openCluster();
  }
}
