package telltale.app.list;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import telltale.app.rate.RateHistory.Minute;

/// A row's last minute: what came in above the middle, what went out below it. Two outlines and a
/// line, whatever they show, and nothing is drawn while they show the same.
///
/// Its shape is the minute's own; how high it reaches is by the logarithm of the peak, so that a
/// trickle does not look like a flood.
final class Sparkline extends Region {

  static final double WIDTH = 44;
  static final double HEIGHT = 29;

  private static final double FULL_RATE = 100e6;
  private static final double MIDDLE = (HEIGHT - 1) / 2;

  private final Polygon received = area("received");
  private final Polygon sent = area("sent");
  private final Region middle = new Region();
  private Minute minute = Minute.EMPTY;

  Sparkline() {
    getStyleClass().add("sparkline");
    setMouseTransparent(true);
    middle.getStyleClass().add("middle");
    getChildren().addAll(middle, received, sent);
    // An outline that changes must not ask for a layout of the row.
    getChildren().forEach(child -> child.setManaged(false));
    middle.resizeRelocate(0, MIDDLE, WIDTH, 1);
    setVisible(false);
  }

  /// Shows another minute; whether there is anything to see may have changed with it.
  void show(Minute newest) {
    if (newest.equals(minute)) {
      return;
    }
    minute = newest;
    double peak = newest.peak();
    setVisible(peak > 0);
    double height = MIDDLE * Math.min(1, Math.log1p(peak) / Math.log1p(FULL_RATE));
    double scale = peak > 0 ? height / peak : 0;
    received.getPoints().setAll(outline(newest.received(), MIDDLE, -scale));
    sent.getPoints().setAll(outline(newest.sent(), MIDDLE + 1, scale));
  }

  private static List<Double> outline(List<Double> rates, double base, double scale) {
    if (rates.stream().allMatch(rate -> rate == 0)) {
      return List.of();
    }
    List<Double> points = new ArrayList<>(2 * rates.size() + 4);
    points.add(0.0);
    points.add(base);
    for (int i = 0; i < rates.size(); i++) {
      points.add(i * WIDTH / (rates.size() - 1));
      points.add(base + rates.get(i) * scale);
    }
    points.add(WIDTH);
    points.add(base);
    return points;
  }

  private static Polygon area(String direction) {
    Polygon area = new Polygon();
    area.getStyleClass().addAll("area", direction);
    area.setStroke(null);
    return area;
  }
}
