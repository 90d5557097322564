package telltale.app.map.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which parts of the screen are taken. Boxes are in device pixels.
public final class Room {

  private static final int CELL = 64;

  private final List<List<Box>> cells = new ArrayList<>();
  private final int width;
  private final int height;
  private final int columns;
  private final int rows;

  /// An empty screen.
  public Room(int width, int height) {
    this.width = width;
    this.height = height;
    columns = width / CELL + 1;
    rows = height / CELL + 1;
    for (int i = 0; i < columns * rows; i++) {
      cells.add(new ArrayList<>(4));
    }
  }

  /// Takes a box without asking.
  public void take(Box box) {
    for (int row = row(box.top); row <= row(box.top + box.height); row++) {
      for (int column = column(box.left); column <= column(box.left + box.width); column++) {
        cells.get(row * columns + column).add(box);
      }
    }
  }

  /// Takes a box for a label beside a point: right of it if there is room, else left, below,
  /// above.
  ///
  /// @param gap from the point to the label
  public Optional<Box> beside(double x, double y, double gap, Size size) {
    double middle = y - size.height * 0.5;
    double centre = x - size.width * 0.5;
    double diagonal = gap * 0.7;
    Box[] choices = {
      size.at(x + gap, middle),
      size.at(x - gap - size.width, middle),
      size.at(centre, y + gap),
      size.at(centre, y - gap - size.height),
      size.at(x + diagonal, y + diagonal),
      size.at(x + diagonal, y - diagonal - size.height),
    };
    return firstFree(choices);
  }

  /// Takes a box around a point, or else a little above, below or beside it.
  ///
  /// @param slackX how far aside it may go
  /// @param slackY how far up or down it may go
  public Optional<Box> around(double x, double y, Size size, double slackX, double slackY) {
    double left = x - size.width * 0.5;
    double top = y - size.height * 0.5;
    Box[] choices = {
      size.at(left, top),
      size.at(left, top - slackY),
      size.at(left, top + slackY),
      size.at(left - slackX, top),
      size.at(left + slackX, top),
      size.at(left - slackX, top - slackY),
      size.at(left + slackX, top - slackY),
      size.at(left - slackX, top + slackY),
      size.at(left + slackX, top + slackY),
    };
    return firstFree(choices);
  }

  private Optional<Box> firstFree(Box[] choices) {
    for (Box box : choices) {
      if (free(box)) {
        take(box);
        return Optional.of(box);
      }
    }
    return Optional.empty();
  }

  private boolean free(Box box) {
    if (box.left < 2
        || box.top < 2
        || box.left + box.width > width - 2
        || box.top + box.height > height - 2) {
      return false;
    }
    for (int row = row(box.top); row <= row(box.top + box.height); row++) {
      for (int column = column(box.left); column <= column(box.left + box.width); column++) {
        if (cells.get(row * columns + column).stream().anyMatch(box::meets)) {
          return false;
        }
      }
    }
    return true;
  }

  private int row(double y) {
    return Math.clamp((int) (y / CELL), 0, rows - 1);
  }

  private int column(double x) {
    return Math.clamp((int) (x / CELL), 0, columns - 1);
  }

  /// How large a label is.
  ///
  /// @param width in device pixels
  /// @param height in device pixels
  public record Size(double width, double height) {

    Box at(double left, double top) {
      return new Box(Math.rint(left), Math.rint(top), width, height);
    }
  }

  /// A part of the screen.
  ///
  /// @param left edge
  /// @param top edge
  /// @param width to the right edge
  /// @param height to the lower edge
  public record Box(double left, double top, double width, double height) {

    boolean meets(Box other) {
      return left < other.left + other.width
          && other.left < left + width
          && top < other.top + other.height
          && other.top < top + height;
    }
  }
}
