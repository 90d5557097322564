package telltale.app.tile;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.image.Image;

/// Icons as pictures, loaded in the background, the latest hundred kept. FX thread.
public final class IconImages {

  private static final int LIMIT = 128;

  /// Enough pixels for a tile on a screen of twice the density.
  private static final int PIXELS = 64;

  private final Map<Path, Image> images =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Image> eldest) {
          return size() > LIMIT;
        }
      };

  Image of(Path file) {
    return images.computeIfAbsent(
        file, path -> new Image(path.toUri().toString(), PIXELS, PIXELS, true, true, true));
  }
}
