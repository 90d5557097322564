package telltale.app.tile;

import java.nio.file.Path;
import java.util.Map;
import javafx.scene.image.Image;
import telltale.app.latest.Latest;

/// Icons as pictures, loaded in the background, the latest hundred kept. FX thread.
public final class IconImages {

  private static final int LIMIT = 128;

  /// Enough pixels for a tile on a screen of twice the density.
  private static final int PIXELS = 64;

  private final Map<Path, Image> images = new Latest<>(LIMIT);

  Image of(Path file) {
    return images.computeIfAbsent(
        file, path -> new Image(path.toUri().toString(), PIXELS, PIXELS, true, true, true));
  }
}
