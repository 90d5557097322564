package telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import telltale.app.FxThread;
import telltale.app.Sample;
import telltale.app.flow.FlowSnapshot;
import telltale.app.link.LinkState;
import telltale.app.map.look.Palette;
import telltale.app.selection.Selection;
import telltale.app.settings.ThemeChoice;
import telltale.app.settings.View;
import telltale.app.words.Phrase;
import telltale.wire.CloseReason;
import telltale.wire.Owner;

/// Measures every text of the window where it stands, with the colours that the stylesheets gave
/// it: WCAG 2 level AA against whatever lies beneath, translucent grounds and the map included.
class ContrastTest extends WindowFixture {

  private static final double TEXT = 4.5;

  private final TreeMap<String, Double> worst = new TreeMap<>();
  private int measured;

  @ParameterizedTest
  @EnumSource(
      value = ThemeChoice.class,
      names = {"DARK", "LIGHT", "CONTRAST"})
  void everyTextCanBeReadOnItsGround(ThemeChoice theme) {
    FxThread.run(() -> window.settings().change(now -> now.withTheme(theme)));
    List<Color> ground = ground(theme);
    show(LIVE, everything());
    FxThread.await("the arcs are drawn", () -> map.arcCount() > 0 && map.atRest());
    for (long id = 1; id <= 6; id++) {
      Selection one = new Selection.OneConnection(id);
      FxThread.run(() -> window.select(one));
      measure(ground);
    }
    FxThread.run(() -> window.select(Selection.NONE));
    press(KeyCode.CONTROL, KeyCode.F);
    for (String typed : List.of("pro", "rate:fast", "nothing-like-it")) {
      FxThread.run(() -> window.typeFilter(typed));
      measure(ground);
    }
    FxThread.run(() -> window.typeFilter(""));
    press(KeyCode.CONTROL, KeyCode.COMMA);
    measure(ground);
    press(KeyCode.CONTROL, KeyCode.COMMA);
    FxThread.run(() -> window.settings().change(now -> now.withMasked(true)));
    show(new LinkState.Replaying(Sample.HELLO, "monday.ndjson"), everything());
    measure(ground);
    show(new LinkState.Lost(Phrase.verbatim("It was ended.")), everything());
    measure(ground);
    show(LIVE, Sample.snapshot(3));
    measure(ground);
    for (View view : View.values()) {
      FxThread.run(() -> window.settings().change(now -> now.withView(view)));
      show(LIVE, everything());
      measure(ground);
    }
    assertThat(measured).as("texts that were measured").isGreaterThan(500);
    assertThat(worst.entrySet()).as("texts that are too faint").allMatch(e -> e.getValue() >= TEXT);
  }

  private static FlowSnapshot everything() {
    return Sample.snapshot(
        System.nanoTime(),
        Sample.flow(1).process("firefox", 10).host("www.example").rates(100, 90_000),
        Sample.flow(2).process("ssh", 11).ended(CloseReason.REFUSED),
        Sample.flow(3).process("curl", 12).ended(CloseReason.CLOSED),
        Sample.flow(4).process("cupsd", 13).remote("127.0.0.1", 631).nowhere(),
        Sample.flow(5).ownerless(Owner.Why.KERNEL).rates(5, 5),
        Sample.flow(6)
            .script("/home/ada/backup.py")
            .incoming()
            .remote("203.0.113.9", 873)
            .nowhere());
  }

  private static List<Color> ground(ThemeChoice theme) {
    Palette palette =
        switch (theme) {
          case DARK, SYSTEM -> Palette.DARK;
          case LIGHT -> Palette.LIGHT;
          case CONTRAST -> Palette.CONTRAST;
        };
    Palette.Ground ground = palette.ground();
    List<Color> colours = new ArrayList<>();
    for (int rgb :
        new int[] {ground.deepWater(), ground.shelfWater(), ground.land(), ground.coastGlow()}) {
      colours.add(Color.rgb(rgb >> 16, (rgb >> 8) & 255, rgb & 255));
    }
    return colours;
  }

  private void measure(List<Color> ground) {
    FxThread.run(
        () -> {
          window.layOut();
          visit(window.scene().getRoot(), ground);
        });
  }

  private void visit(Node node, List<Color> ground) {
    // The letter on a tile stands on its program's colour, which SightTest looks at, and the name
    // stands beside it.
    boolean letter = node.getStyleClass().contains("letter");
    if (!node.isVisible() || node.isDisabled() || letter) {
      return;
    }
    if (node instanceof Text text
        && !text.getText().isBlank()
        && text.getFill() instanceof Color ink) {
      measured++;
      // The worst of all that may lie under it.
      double least = ground.stream().mapToDouble(base -> onGround(text, ink, base)).min().orElse(0);
      worst.merge(name(text), least, Math::min);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> visit(child, ground));
    }
  }

  private static double onGround(Text text, Color ink, Color map) {
    Deque<Node> line = new ArrayDeque<>();
    for (Node each = text.getParent(); each != null; each = each.getParent()) {
      line.push(each);
    }
    Color under = map;
    double opacity = 1;
    for (Node each : line) {
      opacity *= each.getOpacity();
      if (each.getStyleClass().contains("map-area")) {
        under = map;
      }
      if (each instanceof Region region && region.getBackground() != null) {
        for (BackgroundFill fill : region.getBackground().getFills()) {
          if (fill.getFill() instanceof Color colour) {
            under = under.interpolate(opaque(colour), colour.getOpacity() * opacity);
          }
        }
      }
    }
    Color seen = under.interpolate(opaque(ink), ink.getOpacity() * opacity);
    return contrast(seen, under);
  }

  private static Color opaque(Color colour) {
    return Color.color(colour.getRed(), colour.getGreen(), colour.getBlue());
  }

  private static String name(Text text) {
    StringBuilder name = new StringBuilder();
    for (Node each = text.getParent(); each != null; each = each.getParent()) {
      name.insert(0, "." + String.join(".", each.getStyleClass()) + " ");
    }
    return name + "“" + text.getText() + "”";
  }

  private static double contrast(Color one, Color other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double c) {
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
