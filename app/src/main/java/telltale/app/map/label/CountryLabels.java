package telltale.app.map.label;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import telltale.app.map.geometry.Viewport;
import telltale.app.map.look.Palette;
import telltale.app.map.raster.Mask;
import telltale.geodata.World;

/// Country names, the largest countries first, each only where it fits into its country.
public final class CountryLabels {

  private final List<Label> labels;

  /// Names in that language.
  public CountryLabels(World world, Locale locale) {
    labels =
        world.countries().stream()
            .map(country -> label(country, locale))
            .sorted(Comparator.comparingDouble(Label::area).reversed())
            .toList();
  }

  /// Finds room for as many as fit.
  ///
  /// @param named what stands there already
  public List<PlacedLabel> place(Ground ground, Lettering lettering, Room room, Set<String> named) {
    List<PlacedLabel> placed = new ArrayList<>();
    for (Label label : labels) {
      if (named.contains(label.name)) {
        continue;
      }
      double width = label.width * ground.view.worldSize();
      double height = label.height * ground.view.worldSize();
      if (width < 18 * ground.pixelRatio || height < 8 * ground.pixelRatio) {
        continue;
      }
      double y = ground.view.screenY(label.y);
      double x = ground.view.screenX(label.x);
      double world = ground.view.worldSize();
      if (y > 0 && y < ground.view.height()) {
        double first = x - Math.floor(x / world) * world;
        for (double at = first; at < ground.view.width(); at += world) {
          Fit fit = new Fit(ground, lettering, room, width, height);
          place(label.name, at, y, fit).ifPresent(placed::add);
        }
      }
    }
    return placed;
  }

  private static Optional<PlacedLabel> place(String name, double x, double y, Fit fit) {
    Ground ground = fit.ground;
    double logical = fit.width / ground.pixelRatio;
    Mask mask = fit.lettering.mask(name, size(logical), false);
    if (mask.width() > fit.width * 1.05) {
      return Optional.empty();
    }
    double slackX =
        Math.max(0, Math.min((fit.width - mask.width()) * 0.25, 60 * ground.pixelRatio));
    double slackY = Math.min(fit.height * 0.16, 34 * ground.pixelRatio);
    Room.Size size = new Room.Size(mask.width(), mask.height());
    Palette.Ink ink = ground.palette.ink();
    Mask.Tint tint =
        new Mask.Tint(ink.country(), ground.palette.ground().land(), logical > 260 ? 0.9 : 0.78);
    return fit.room.around(x, y, size, slackX, slackY).map(box -> new PlacedLabel(mask, box, tint));
  }

  private static double size(double width) {
    if (width > 260) {
      return 13;
    }
    return width > 90 ? 11.5 : 10.5;
  }

  private static Label label(World.Country country, Locale locale) {
    float[] largest = {};
    float[] box = new float[4];
    double area = -1;
    for (float[] ring : country.rings()) {
      float[] candidate = box(ring);
      double candidateArea = (double) (candidate[2] - candidate[0]) * (candidate[3] - candidate[1]);
      if (candidateArea > area) {
        area = candidateArea;
        largest = ring;
        box = candidate;
      }
    }
    String name = CountryNames.of(country.isoNumeric(), locale, country.name());
    return largest.length == 0
        ? new Label(name, country.labelX(), country.labelY(), 0, 0)
        : new Label(name, country.labelX(), country.labelY(), box[2] - box[0], box[3] - box[1]);
  }

  private static float[] box(float[] ring) {
    float[] box = {ring[0], ring[1], ring[0], ring[1]};
    for (int i = 0; i + 1 < ring.length; i += 2) {
      box[0] = Math.min(box[0], ring[i]);
      box[1] = Math.min(box[1], ring[i + 1]);
      box[2] = Math.max(box[2], ring[i]);
      box[3] = Math.max(box[3], ring[i + 1]);
    }
    return box;
  }

  /// What labels lie on.
  ///
  /// @param view in device pixels
  /// @param pixelRatio device pixels per logical pixel
  /// @param palette the colours
  public record Ground(Viewport view, double pixelRatio, Palette palette) {}

  private record Fit(Ground ground, Lettering lettering, Room room, double width, double height) {}

  private record Label(String name, float x, float y, float width, float height) {

    double area() {
      return (double) width * height;
    }
  }
}
