package telltale.app.map;

import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import telltale.app.flow.FlowSnapshot;
import telltale.app.map.geometry.Mercator;

/// What one would write first: a canvas on which every arc is stroked anew in every frame, and a
/// dot moves along each. For comparison.
final class NaiveMap extends Canvas {

  private final List<double[]> ends;
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          draw(now / 1e9);
        }
      };
  private long framesDrawn;

  NaiveMap(double width, double height, FlowSnapshot snapshot) {
    super(width, height);
    ends =
        snapshot.flows().stream()
            .map(flow -> flow.connection().place().orElseThrow())
            .map(
                place ->
                    new double[] {
                      Mercator.x(place.longitude().orElseThrow()) * width,
                      Mercator.y(place.latitude().orElseThrow()) * height
                    })
            .toList();
    timer.start();
  }

  void stop() {
    timer.stop();
  }

  long framesDrawn() {
    return framesDrawn;
  }

  private void draw(double seconds) {
    GraphicsContext pen = getGraphicsContext2D();
    pen.setFill(Color.rgb(12, 18, 28));
    pen.fillRect(0, 0, getWidth(), getHeight());
    pen.setLineWidth(1.2);
    double homeX = Mercator.x(13.4) * getWidth();
    double homeY = Mercator.y(52.5) * getHeight();
    for (double[] end : ends) {
      double middleX = (homeX + end[0]) / 2;
      double middleY = Math.min(homeY, end[1]) - Math.abs(homeX - end[0]) / 4;
      pen.setStroke(Color.rgb(80, 170, 240, 0.5));
      pen.beginPath();
      pen.moveTo(homeX, homeY);
      pen.quadraticCurveTo(middleX, middleY, end[0], end[1]);
      pen.stroke();
      double at = (seconds + end[0]) % 1;
      double x = (1 - at) * (1 - at) * homeX + 2 * at * (1 - at) * middleX + at * at * end[0];
      double y = (1 - at) * (1 - at) * homeY + 2 * at * (1 - at) * middleY + at * at * end[1];
      pen.setFill(Color.WHITE);
      pen.fillOval(x - 2, y - 2, 4, 4);
    }
    framesDrawn++;
  }
}
