package telltale.app.inspect;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import telltale.app.rate.RateHistory;
import telltale.app.text.Amount;
import telltale.app.words.Speech;

/// The last minute in both directions: what came in above the line, what went out below it, on
/// one scale. Drawn anew only when a second has passed and something was seen.
final class RateChart extends Region {

  private static final double HEIGHT = 84;
  private static final double CAPTION = 16;
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Path received = area("received");
  private final Path sent = area("sent");
  private final Line middle = new Line();
  private final Label peak = caption();
  private final Label until = caption();
  private final Speech speech;
  private final ZoneId zone;
  private RateHistory.Minute minute = RateHistory.Minute.EMPTY;

  RateChart(Speech speech, ZoneId zone) {
    this.speech = speech;
    this.zone = zone;
    setId("rate-chart");
    // Time runs to the right in every language.
    setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
    getStyleClass().add("rate-chart");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    middle.getStyleClass().add("chart-axis");
    getChildren().addAll(received, sent, middle, peak, until);
    // Laid out here and by nobody else: a managed child whose outline changes asks for a layout,
    // which changes its outline.
    getChildren().forEach(child -> child.setManaged(false));
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    speech.always(words -> spell());
  }

  void show(RateHistory.Minute newest) {
    if (newest.equals(minute)) {
      return;
    }
    minute = newest;
    spell();
  }

  private void spell() {
    String rate = Amount.rate(speech.words(), minute.peak());
    peak.setText(speech.say("inspect.peak", rate));
    until.setText(speech.say("inspect.minute", CLOCK.format(minute.until().atZone(zone))));
    setAccessibleText(speech.say("inspect.minute.spoken", rate));
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double left = snappedLeftInset();
    double width = getWidth() - left - snappedRightInset();
    double axis = (HEIGHT - CAPTION) / 2;
    middle.setStartX(left);
    middle.setEndX(left + width);
    middle.setStartY(axis + 0.5);
    middle.setEndY(axis + 0.5);
    double scale = minute.peak() > 0 ? (axis - 2) / minute.peak() : 0;
    outline(received, minute.received(), new Frame(left, width, axis, -scale));
    outline(sent, minute.sent(), new Frame(left, width, axis + 1, scale));
    peak.autosize();
    peak.relocate(left, HEIGHT - CAPTION + 2);
    until.autosize();
    until.relocate(left + width - until.getWidth(), HEIGHT - CAPTION + 2);
  }

  private static void outline(Path path, List<Double> rates, Frame frame) {
    path.getElements().clear();
    if (rates.isEmpty()) {
      return;
    }
    double step = frame.width / (rates.size() - 1);
    path.getElements().add(new MoveTo(frame.left, frame.axis));
    for (int i = 0; i < rates.size(); i++) {
      path.getElements()
          .add(new LineTo(frame.left + i * step, frame.axis + rates.get(i) * frame.scale));
    }
    path.getElements().add(new LineTo(frame.left + frame.width, frame.axis));
    path.getElements().add(new ClosePath());
  }

  private static Path area(String direction) {
    Path path = new Path();
    path.getStyleClass().addAll("chart-area", direction);
    path.setStroke(null);
    return path;
  }

  private static Label caption() {
    Label label = new Label();
    label.getStyleClass().add("chart-caption");
    return label;
  }

  private record Frame(double left, double width, double axis, double scale) {}
}
