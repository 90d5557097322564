package telltale.app.map.picture;

import java.util.Optional;
import javafx.stage.Window;
import telltale.app.map.raster.Patches;
import telltale.app.map.raster.Surface;

/// Where a window's pixels are seen, as far as it can be reached beside JavaFX. FX thread.
interface Screen {

  /// What reaches the window as long as it is this one and a picture has no more than so many
  /// pixels; empty where nothing does, or not yet.
  Optional<Pixels> of(Window window, int most);

  /// Pixels of a window.
  interface Pixels extends AutoCloseable {

    /// Whether they are still those of the window.
    boolean areOf(Window window);

    /// Draws what is marked in the visible part of a picture.
    void put(Surface picture, Patches marked, Clearing where);

    @Override
    void close();
  }
}
