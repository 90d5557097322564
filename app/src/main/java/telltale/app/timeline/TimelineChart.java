package telltale.app.timeline;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// The bars, and the span that is chosen on them: by dragging, or with the arrow keys.
final class TimelineChart extends Region {

  private static final double BARS = 46;
  private static final double AXIS = 16;
  private static final double GAP = 1;
  private static final double CLICK = 3;
  private static final int KEY_SPAN_COLUMNS = 10;
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

  private final Canvas canvas = new Canvas();
  private final Region chosen = new Region();
  private final Region floor = new Region();
  private final List<Label> marks = new ArrayList<>();
  private final ZoneId zone;
  private final Function<Optional<String>, String> colours;
  private final Consumer<Optional<Span>> onChoose;
  private Stack stack = Stack.EMPTY;
  private Range range = Range.FIVE_MINUTES;
  private Optional<Span> span = Optional.empty();
  private double pressedAt;

  /// @param colours the CSS colour of a program, or of what nobody owns
  /// @param onChoose told which span the user chose; empty when none any more
  TimelineChart(
      ZoneId zone, Function<Optional<String>, String> colours, Consumer<Optional<Span>> onChoose) {
    this.zone = zone;
    this.colours = colours;
    this.onChoose = onChoose;
    setId("timeline-chart");
    getStyleClass().add("timeline-chart");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    // Time runs to the right in every language.
    setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
    chosen.getStyleClass().add("timeline-span");
    chosen.setMouseTransparent(true);
    chosen.setManaged(false);
    canvas.setManaged(false);
    canvas.setMouseTransparent(true);
    floor.getStyleClass().add("timeline-floor");
    floor.setMouseTransparent(true);
    floor.setManaged(false);
    getChildren().addAll(floor, canvas, chosen);
    setMinHeight(BARS + AXIS);
    setPrefHeight(BARS + AXIS);
    setOnMousePressed(this::pressed);
    setOnMouseDragged(this::dragged);
    setOnMouseReleased(this::released);
    setOnKeyPressed(this::key);
  }

  void show(Stack newest, Range shown) {
    stack = newest;
    range = shown;
    requestLayout();
  }

  void choose(Optional<Span> newSpan) {
    span = newSpan;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double width = Math.max(1, getWidth() - snappedLeftInset() - snappedRightInset());
    canvas.relocate(snappedLeftInset(), 0);
    canvas.setWidth(width);
    canvas.setHeight(BARS);
    floor.resizeRelocate(snappedLeftInset(), BARS, width, 1);
    draw(width);
    placeSpan(width);
    placeMarks(width);
  }

  private void draw(double width) {
    GraphicsContext pen = canvas.getGraphicsContext2D();
    pen.clearRect(0, 0, width, BARS);
    double peak = stack.peak() * stack.columnSeconds();
    if (peak <= 0) {
      return;
    }
    double[] tops = new double[Range.COLUMNS];
    for (Stack.Layer layer : stack.layers()) {
      pen.setFill(Color.web(colours.apply(layer.program())));
      for (int column = 0; column < Range.COLUMNS; column++) {
        double bytes = layer.bytes().get(column);
        if (bytes > 0) {
          double left = Math.rint(width * column / Range.COLUMNS);
          double right = Math.rint(width * (column + 1) / Range.COLUMNS) - GAP;
          // Whatever moved at all shows.
          double height = Math.max(tops[column] > 0 ? 0 : 1, bytes / peak * (BARS - 2));
          pen.fillRect(left, BARS - tops[column] - height, right - left, height);
          tops[column] += height;
        }
      }
    }
  }

  private void placeSpan(double width) {
    chosen.setVisible(span.isPresent());
    span.ifPresent(
        shown -> {
          double left = Math.clamp(x(shown.from(), width), 0, width);
          double right = Math.clamp(x(shown.to(), width), 0, width);
          chosen.resizeRelocate(snappedLeftInset() + left, 0, Math.max(2, right - left), BARS);
        });
  }

  private void placeMarks(double width) {
    int used = 0;
    // Before anything was noted there is no time to mark.
    if (stack.begin() <= 0) {
      return;
    }
    long step = range.markSeconds();
    for (long at = (stack.begin() / step + 1) * step; at < stack.end(); at += step) {
      if (used == marks.size()) {
        Label mark = new Label();
        mark.getStyleClass().add("timeline-mark");
        mark.setManaged(false);
        mark.setMouseTransparent(true);
        marks.add(mark);
        getChildren().add(mark);
      }
      Label mark = marks.get(used++);
      mark.setText(HOUR.format(Instant.ofEpochSecond(at).atZone(zone)));
      mark.autosize();
      double middle = snappedLeftInset() + x(Instant.ofEpochSecond(at), width);
      mark.relocate(Math.rint(middle - mark.getWidth() / 2), BARS + 2);
      boolean fits = mark.getLayoutX() >= 0 && mark.getLayoutX() + mark.getWidth() <= getWidth();
      mark.setVisible(fits);
    }
    marks.subList(used, marks.size()).forEach(mark -> mark.setVisible(false));
  }

  private double x(Instant moment, double width) {
    double seconds = moment.toEpochMilli() / 1000.0 - stack.begin();
    return seconds / range.seconds() * width;
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    pressedAt = event.getX();
  }

  private void dragged(MouseEvent event) {
    if (Math.abs(event.getX() - pressedAt) >= CLICK) {
      choose(Optional.of(between(pressedAt, event.getX())));
    }
  }

  private void released(MouseEvent event) {
    boolean click = Math.abs(event.getX() - pressedAt) < CLICK;
    onChoose.accept(click ? Optional.empty() : Optional.of(between(pressedAt, event.getX())));
  }

  /// The columns that two points of the chart lie in, and those between.
  private Span between(double one, double other) {
    int first = column(Math.min(one, other));
    int last = column(Math.max(one, other));
    return columns(first, last);
  }

  private Span columns(int first, int last) {
    long begin = stack.begin() + (long) first * stack.columnSeconds();
    long end = stack.begin() + (last + 1L) * stack.columnSeconds();
    return new Span(Instant.ofEpochSecond(begin), Instant.ofEpochSecond(end));
  }

  /// The column under a point; the nearest to one beside the chart.
  int column(double x) {
    double width = Math.max(1, getWidth() - snappedLeftInset() - snappedRightInset());
    double share = (x - snappedLeftInset()) / width;
    return (int) Math.clamp(Math.floor(share * Range.COLUMNS), 0, Range.COLUMNS - 1.0);
  }

  /// Left and right move the span by a column, with Shift its later end; the first press chooses
  /// the newest columns.
  private void key(KeyEvent event) {
    int by =
        switch (event.getCode()) {
          case LEFT -> -1;
          case RIGHT -> 1;
          default -> 0;
        };
    if (by == 0 || stack.layers().isEmpty()) {
      return;
    }
    event.consume();
    if (span.isEmpty()) {
      onChoose.accept(Optional.of(columns(Range.COLUMNS - KEY_SPAN_COLUMNS, Range.COLUMNS - 1)));
      return;
    }
    long seconds = (long) by * stack.columnSeconds();
    Instant from = span.get().from().plusSeconds(event.isShiftDown() ? 0 : seconds);
    Instant to = span.get().to().plusSeconds(seconds);
    boolean within =
        to.isAfter(from)
            && from.getEpochSecond() >= stack.begin()
            && to.getEpochSecond() <= stack.end();
    if (within) {
      onChoose.accept(Optional.of(new Span(from, to)));
    }
  }
}
