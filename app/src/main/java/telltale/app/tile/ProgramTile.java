package telltale.app.tile;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A program's icon with a dot in its colour, or a tile in its colour with its first letter.
public final class ProgramTile extends Region {

  private static final PseudoClass PICTURED = PseudoClass.getPseudoClass("pictured");
  private static final double DOT = 0.4;

  private final Region swatch = new Region();
  private final Label letter = new Label();
  private final ImageView picture = new ImageView();
  private final BooleanProperty plain = new SimpleBooleanProperty(true);
  private final IconImages images;
  private String colour = "";
  private Optional<Path> shown = Optional.empty();

  /// A tile that shows nothing yet.
  public ProgramTile(IconImages images) {
    this.images = images;
    getStyleClass().add("program-tile");
    swatch.getStyleClass().add("swatch");
    letter.getStyleClass().add("letter");
    letter.setAlignment(Pos.CENTER);
    picture.setPreserveRatio(true);
    setMouseTransparent(true);
    getChildren().addAll(picture, swatch, letter);
    plain.addListener((o, was, is) -> mark());
    mark();
  }

  /// Shows a program.
  ///
  /// @param newColour a CSS colour; empty for none
  public void show(String title, Optional<Path> icon, String newColour) {
    letter.setText(initial(title));
    if (!newColour.equals(colour)) {
      colour = newColour;
      swatch.setStyle(colour.isEmpty() ? "" : "-fx-background-color: " + colour + ";");
    }
    if (!icon.equals(shown)) {
      shown = icon;
      show(icon.map(images::of).orElse(null));
    }
  }

  /// A file that is no picture after all, or has not arrived yet, leaves the letter.
  private void show(@Nullable Image image) {
    picture.setImage(image);
    plain.unbind();
    if (image == null) {
      plain.set(true);
    } else {
      plain.bind(image.progressProperty().lessThan(1).or(image.errorProperty()));
    }
  }

  private void mark() {
    pseudoClassStateChanged(PICTURED, !plain.get());
    picture.setVisible(!plain.get());
    letter.setVisible(plain.get());
    requestLayout();
  }

  private static String initial(String title) {
    return title
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .mapToObj(Character::toString)
        .findFirst()
        .map(first -> first.toUpperCase(Locale.ROOT))
        .orElse("");
  }

  @Override
  protected void layoutChildren() {
    double size = getWidth();
    double dot = plain.get() ? size : size * DOT;
    swatch.resizeRelocate(size - dot, size - dot, dot, dot);
    letter.resizeRelocate(0, 0, size, size);
    picture.setFitWidth(size);
    picture.setFitHeight(size);
    picture.relocate(0, 0);
  }
}
