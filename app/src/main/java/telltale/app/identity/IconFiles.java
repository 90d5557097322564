package telltale.app.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds PNG icons: in the theme that every other falls back to, and beside it.
record IconFiles(List<Path> data) {

  /// Twice the size that it is drawn in comes first, then what shrinks well, then what does not.
  private static final List<String> SIZES =
      List.of(
          "48x48", "64x64", "96x96", "128x128", "256x256", "512x512", "32x32", "24x24", "16x16");
  private static final Pattern NAME = Pattern.compile("[\\w.+@-]{1,128}");
  private static final String PNG = ".png";
  private static final long MOST_BYTES = 1 << 20;

  /// The file of an icon, given by name or by absolute path.
  Optional<Path> find(String icon) {
    if (icon.startsWith("/")) {
      return icon.endsWith(PNG) ? path(icon).filter(IconFiles::isUsable) : Optional.empty();
    }
    String name = icon.endsWith(PNG) ? icon.substring(0, icon.length() - PNG.length()) : icon;
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    for (Path folder : data) {
      for (String size : SIZES) {
        Path file = folder.resolve("icons/hicolor/" + size + "/apps/" + name + PNG);
        if (isUsable(file)) {
          return Optional.of(file);
        }
      }
    }
    return data.stream()
        .map(folder -> folder.resolve("pixmaps/" + name + PNG))
        .filter(IconFiles::isUsable)
        .findFirst();
  }

  private static Optional<Path> path(String name) {
    try {
      return Optional.of(Path.of(name));
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }

  private static boolean isUsable(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES;
    } catch (IOException gone) {
      return false;
    }
  }
}
