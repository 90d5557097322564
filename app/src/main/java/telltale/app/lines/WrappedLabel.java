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
  private int mostLines = Integer.MAX_VALUE;

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

  /// How many lines all of it takes; none before it has its width.
  public long lines() {
    double room = room(getWidth());
    return room > 0 ? lines(whole, room) : 0;
  }

  /// Shows no more than so many lines, the last of them with an ellipsis where there are more. A
  /// plain label that is given too little height leaves out a line that had room.
  public void limit(int lines) {
    if (mostLines != lines) {
      mostLines = lines;
      fold();
    }
  }

  private void texted(@Nullable String text) {
    if (!folding) {
      whole = text == null ? "" : text;
      fold();
    }
  }

  private void fold() {
    setWrapText(!Words.runsLeft(whole));
    String folded = getWidth() > 0 ? cut(getWidth()) : whole;
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
    return snappedTopInset() + measured(cut(wide)).getHeight() + snappedBottomInset();
  }

  @Override
  protected double computePrefWidth(double height) {
    return Words.runsLeft(whole)
        ? snappedLeftInset() + Math.ceil(measured(whole).getWidth()) + snappedRightInset()
        : super.computePrefWidth(height);
  }

  /// As many whole letters as have room in the lines that it may take.
  private String cut(double width) {
    double room = room(width);
    if (room <= 0 || mostLines == Integer.MAX_VALUE || lines(whole, room) <= mostLines) {
      return folded(whole, room);
    }
    int fits = 0;
    int tooMany = whole.length();
    while (tooMany - fits > 1) {
      int middle = (fits + tooMany) >>> 1;
      if (lines(begun(middle), room) <= mostLines) {
        fits = middle;
      } else {
        tooMany = middle;
      }
    }
    return folded(begun(fits), room);
  }

  private String begun(int length) {
    int end = Character.isLowSurrogate(whole.charAt(length)) ? length - 1 : length;
    return whole.substring(0, end).stripTrailing() + "…";
  }

  private long lines(String text, double room) {
    if (Words.runsLeft(whole)) {
      return folded(text, room).lines().count();
    }
    double one = measured("X").getHeight();
    ruler.setWrappingWidth(room);
    double all = measured(text).getHeight();
    ruler.setWrappingWidth(0);
    return Math.round(all / one);
  }

  private double room(double width) {
    return width - snappedLeftInset() - snappedRightInset();
  }

  private String folded(String text, double room) {
    if (!Words.runsLeft(text) || room <= 0 || measured(text).getWidth() <= room) {
      return text;
    }
    StringBuilder lines = new StringBuilder(text.length());
    String line = "";
    for (String word : text.split(" ", -1)) {
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
