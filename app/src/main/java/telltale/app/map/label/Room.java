package telltale.app.map.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which parts of the screen are taken. Boxes are in device pixels.
public final class Room {

  private final List<Box> taken = new ArrayList<>();
  private final int width;
  private final int height;

  /// An empty screen.
  public Room(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /// Takes a box without asking.
  public void take(Box box) {
    taken.add(box);
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
    for (Box box : choices) {
      if (free(box)) {
        taken.add(box);
        return Optional.of(box);
      }
    }
    return Optional.empty();
  }

  /// Takes a box around a point, if it is free.
  public Optional<Box> around(double x, double y, Size size) {
    Box box = size.at(x - size.width * 0.5, y - size.height * 0.5);
    if (!free(box)) {
      return Optional.empty();
    }
    taken.add(box);
    return Optional.of(box);
  }

  private boolean free(Box box) {
    if (box.left < 2
        || box.top < 2
        || box.left + box.width > width - 2
        || box.top + box.height > height - 2) {
      return false;
    }
    for (Box other : taken) {
      if (box.meets(other)) {
        return false;
      }
    }
    return true;
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
