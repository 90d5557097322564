package telltale.app.lines;

import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import telltale.app.words.Words;

/// A label that takes as many lines as it needs. JavaFX 26 throws where it breaks a line within
/// letters that run from right to left, so a text with such letters is broken here, at its spaces.
/// It need not be the language of the window: a program may have such a name. FX thread.
public final class WrappedLabel extends Label {

  private final Text ruler = new Text();
  private String whole = "";
  private boolean folding;

  /// An empty one.
  public WrappedLabel() {
    setWrapText(true);
    setMinHeight(USE_PREF_SIZE);
    textProperty().addListener((o, was, is) -> texted(is));
    widthProperty().addListener((o, was, is) -> fold());
    fontProperty().addListener((o, was, is) -> fold());
  }

  /// The text in one line, as it was set.
  public String whole() {
    return whole;
  }

  private void texted(@Nullable String text) {
    if (!folding) {
      whole = text == null ? "" : text;
      fold();
    }
  }

  private void fold() {
    setWrapText(!Words.runsLeft(whole));
    String folded = getWidth() > 0 ? folded(getWidth()) : whole;
    if (!folded.equals(getText())) {
      folding = true;
      setText(folded);
      folding = false;
    }
  }

  /// Asked before it has its width, and not to be answered by breaking lines.
  @Override
  protected double computePrefHeight(double width) {
    if (!Words.runsLeft(whole)) {
      return super.computePrefHeight(width);
    }
    double wide = width > 0 ? width : getWidth();
    return snappedTopInset() + measured(folded(wide)).getHeight() + snappedBottomInset();
  }

  @Override
  protected double computePrefWidth(double height) {
    return Words.runsLeft(whole)
        ? snappedLeftInset() + Math.ceil(measured(whole).getWidth()) + snappedRightInset()
        : super.computePrefWidth(height);
  }

  private String folded(double width) {
    double room = width - snappedLeftInset() - snappedRightInset();
    if (!Words.runsLeft(whole) || room <= 0 || measured(whole).getWidth() <= room) {
      return whole;
    }
    StringBuilder lines = new StringBuilder(whole.length());
    String line = "";
    for (String word : whole.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && measured(longer).getWidth() > room) {
        lines.append(line).append('\n');
        line = word;
      } else {
        line = longer;
      }
      for (int fits = fitting(line, room); fits < line.length(); fits = fitting(line, room)) {
        lines.append(line, 0, fits).append('\n');
        line = line.substring(fits);
      }
    }
    return lines.append(line).toString();
  }

  /// How much of a line has room, at least one letter.
  private int fitting(String line, double room) {
    int fits = line.length();
    while (fits > 1 && measured(line.substring(0, fits)).getWidth() > room) {
      fits = line.offsetByCodePoints(fits, -1);
    }
    return Math.max(fits, Math.min(1, line.length()));
  }

  private Bounds measured(String text) {
    ruler.setFont(getFont());
    ruler.setLineSpacing(getLineSpacing());
    ruler.setText(text);
    return ruler.getLayoutBounds();
  }
}
