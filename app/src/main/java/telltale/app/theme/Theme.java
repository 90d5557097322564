package telltale.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/// A set of colours for the whole window.
public enum Theme {
  /// Light text on near-black.
  DARK("dark", 0x0A0D13),
  /// Dark text on near-white.
  LIGHT("light", 0xE9EDF2),
  /// White on black, with visible edges, for eyes that need more contrast.
  CONTRAST("contrast", 0x000000);

  private static final String[] FAMILIES = {
    "Inter", "Adwaita Sans", "Cantarell", "Noto Sans", "Ubuntu", "Open Sans", "Roboto"
  };

  /// Tokens, and the panels before anything is on them.
  private static final String FRAME = "frame.css";

  /// Then the parts of the main view, and what is seen now and then.
  private static final List<String> SHEETS =
      List.of(FRAME, "telltale.css", "map.css", "timeline.css", "settings.css");

  private final String word;
  // Packed as 0xRRGGBB.
  private final int canvas;

  Theme(String word, int canvas) {
    this.word = word;
    this.canvas = canvas;
  }

  /// The word that the command line and the stylesheet use: `dark`, `light` or `contrast`.
  public String word() {
    return word;
  }

  /// The theme with that word.
  public static Optional<Theme> named(String word) {
    for (Theme theme : values()) {
      if (theme.word.equals(word)) {
        return Optional.of(theme);
      }
    }
    return Optional.empty();
  }

  /// Dresses the scene. May be called again with another theme; FX thread only.
  public void applyTo(Scene scene) {
    setBase();
    List<String> sheets = SHEETS.stream().map(Theme::address).toList();
    if (!scene.getStylesheets().equals(sheets)) {
      scene.getStylesheets().setAll(sheets);
      scene.getRoot().setStyle("-fx-font-family: \"" + family() + "\";");
    }
    mark(scene);
  }

  /// Dresses a scene that has panels and nothing on them yet, which takes a fraction of the time.
  public void sketch(Scene scene) {
    scene.getStylesheets().setAll(address(FRAME));
    mark(scene);
  }

  /// What nothing covers is the scene's to fill: a background of the root's would be laid under the
  /// map in every frame, though the map leaves nothing of it to see.
  private void mark(Scene scene) {
    scene.setFill(Color.rgb(canvas >> 16, canvas >> 8 & 0xFF, canvas & 0xFF));
    scene.getRoot().getStyleClass().removeIf(worn -> worn.startsWith("theme-"));
    scene.getRoot().getStyleClass().add("theme-" + word);
  }

  /// Sets the sheet that all others build on, which needs no scene. Before the first control is
  /// made: JavaFX would otherwise load a sheet of its own for it that nothing uses. Each as it was
  /// compiled, which takes a quarter of the time to read.
  public void setBase() {
    Application.setUserAgentStylesheet(
        this == LIGHT
            ? new PrimerLight().getUserAgentStylesheetBSS()
            : new PrimerDark().getUserAgentStylesheetBSS());
  }

  private static String address(String name) {
    URL sheet = Theme.class.getResource(name);
    return Objects.requireNonNull(sheet, () -> name + " is missing from the build")
        .toExternalForm();
  }

  /// The family that everything is set in: JavaFX takes one, not a list, so the fallback stack is
  /// walked here.
  public static String family() {
    for (String family : FAMILIES) {
      if (Font.font(family).getFamily().equals(family)) {
        return family;
      }
    }
    return Font.getDefault().getFamily();
  }
}
