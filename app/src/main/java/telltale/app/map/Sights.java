package telltale.app.map;

import java.util.List;
import java.util.function.Predicate;
import javafx.scene.layout.Region;
import telltale.app.map.arc.ArcField;
import telltale.app.map.arc.EndMark;
import telltale.app.map.geometry.Framing;
import telltale.app.map.geometry.Mercator;
import telltale.app.map.geometry.Viewport;

/// The parts of the world that are worth a look on a pane. What its padding covers is kept clear.
final class Sights {

  private final Region pane;
  private final ArcField field;

  Sights(Region pane, ArcField field) {
    this.pane = pane;
    this.field = field;
  }

  /// The inhabited world, with home in the middle.
  Viewport whole() {
    return framing().whole(Mercator.x(field.homeLongitude()));
  }

  /// Home and the end points that are wanted.
  Viewport around(Predicate<EndMark> wanted) {
    double homeX = Mercator.x(field.homeLongitude());
    double homeY = Mercator.y(field.homeLatitude());
    List<EndMark> marks = field.marks().stream().filter(wanted).toList();
    return framing()
        .around(
            marks.stream().mapToDouble(EndMark::worldX).reduce(homeX, Math::min),
            marks.stream().mapToDouble(EndMark::worldY).reduce(homeY, Math::min),
            marks.stream().mapToDouble(EndMark::worldX).reduce(homeX, Math::max),
            marks.stream().mapToDouble(EndMark::worldY).reduce(homeY, Math::max));
  }

  private Framing framing() {
    return new Framing(
        (int) Math.max(1, Math.floor(pane.getWidth())),
        (int) Math.max(1, Math.floor(pane.getHeight())),
        (int) pane.getPadding().getLeft(),
        (int) pane.getPadding().getRight());
  }
}
