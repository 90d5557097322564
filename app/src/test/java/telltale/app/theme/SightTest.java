package telltale.app.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import telltale.app.map.look.Palette;
import telltale.app.map.look.ProcessColours;

/// Whether everybody can read the text and tell the programs apart: WCAG 2 contrast ratios, and
/// distances between colours as eyes without one kind of receptor see them.
class SightTest {

  /// WCAG 2 level AA, for text of ordinary size.
  private static final double TEXT = 4.5;

  /// WCAG 2 level AAA.
  private static final double MORE = 7;

  /// Level AA, for what is no text.
  private static final double MARK = 3;

  /// CIE 1976 units; the Okabe and Ito set has 11 at its closest by this measure.
  private static final double APART = 15;

  /// Machado, Oliveira and Fernandes 2009, severity 1: linear light as the others see it.
  private static final double[][] NO_GREEN = {
    {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
  };

  private static final double[][] NO_RED = {
    {0.152286, 1.052583, -0.204868},
    {0.114503, 0.786281, 0.099216},
    {-0.003882, -0.048116, 1.051998}
  };

  private static final double[][] ALL = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

  @ParameterizedTest
  @EnumSource(Theme.class)
  void textOfTheWindowIsReadableOnEveryGround(Theme theme) throws IOException {
    Map<String, Integer> tokens = tokens(theme);
    for (String ground : List.of("panel", "raised", "hover", "selected")) {
      for (String text : List.of("text", "text-2", "accent", "warn", "bad", "sent", "received")) {
        assertThat(contrast(tokens.get(text), tokens.get(ground)))
            .as("%s on %s", text, ground)
            .isGreaterThanOrEqualTo(TEXT);
      }
    }
    for (String ground : List.of("panel", "raised", "hover")) {
      assertThat(contrast(tokens.get("text-3"), tokens.get(ground)))
          .as("text-3 on %s", ground)
          .isGreaterThanOrEqualTo(TEXT);
    }
    assertThat(contrast(tokens.get("on-accent"), tokens.get("accent")))
        .as("a button's text")
        .isGreaterThanOrEqualTo(TEXT);
  }

  @Test
  void theThemeOfHighContrastHasMoreOfIt() throws IOException {
    Map<String, Integer> tokens = tokens(Theme.CONTRAST);
    for (String ground : List.of("panel", "raised", "hover", "selected")) {
      for (String text : List.of("text", "text-2", "text-3", "accent", "warn", "bad")) {
        assertThat(contrast(tokens.get(text), tokens.get(ground)))
            .as("%s on %s", text, ground)
            .isGreaterThanOrEqualTo(MORE);
      }
      assertThat(contrast(tokens.get("line-strong"), tokens.get(ground))).isGreaterThan(TEXT);
    }
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void namesOnTheMapAreReadableOnLandAndWater(Theme theme) {
    Palette palette = palette(theme);
    Palette.Ground ground = palette.ground();
    for (int under : new int[] {ground.land(), ground.landEdge(), palette.ink().halo()}) {
      assertThat(contrast(palette.ink().city(), under)).isGreaterThanOrEqualTo(TEXT);
      assertThat(contrast(palette.ink().country(), under)).isGreaterThanOrEqualTo(TEXT);
    }
    assertThat(contrast(palette.ink().city(), ground.shelfWater())).isGreaterThanOrEqualTo(TEXT);
    assertThat(contrast(palette.ink().city(), ground.deepWater())).isGreaterThanOrEqualTo(TEXT);
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void programsStandOutFromTheMapAndCarryALetter(Theme theme) throws IOException {
    Palette palette = palette(theme);
    int letter = tokens(theme).get("panel");
    for (int colour : programs(palette)) {
      assertThat(contrast(colour, letter)).as("#%06x", colour).isGreaterThanOrEqualTo(TEXT);
      assertThat(contrast(colour, palette.ground().land())).isGreaterThanOrEqualTo(MARK);
      assertThat(contrast(colour, palette.ground().deepWater())).isGreaterThanOrEqualTo(MARK);
    }
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void noTwoProgramsLookAlikeToAnyEye(Theme theme) {
    List<Integer> programs = programs(palette(theme));
    assertThat(programs).hasSize(ProcessColours.count());
    for (double[][] eye : new double[][][] {ALL, NO_GREEN, NO_RED}) {
      for (int one = 0; one < programs.size(); one++) {
        for (int other = 0; other < one; other++) {
          assertThat(distance(programs.get(one), programs.get(other), eye))
              .as("#%06x and #%06x", programs.get(one), programs.get(other))
              .isGreaterThan(APART);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void noProgramLooksLikeAFailureOrTheUnknown(Theme theme) {
    Palette palette = palette(theme);
    for (int colour : programs(palette)) {
      assertThat(distance(colour, palette.ink().failed(), ALL)).isGreaterThan(APART);
      assertThat(distance(colour, palette.ink().unattributed(), ALL)).isGreaterThan(APART);
    }
  }

  private static Palette palette(Theme theme) {
    return switch (theme) {
      case DARK -> Palette.DARK;
      case LIGHT -> Palette.LIGHT;
      case CONTRAST -> Palette.CONTRAST;
    };
  }

  /// Every colour, found by showing as many programs as there are colours.
  private static List<Integer> programs(Palette palette) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < ProcessColours.count(); i++) {
      names.add("program-" + i);
    }
    ProcessColours colours = new ProcessColours();
    colours.show(names);
    return names.stream().map(name -> colours.of(palette, Optional.of(name))).distinct().toList();
  }

  private static Map<String, Integer> tokens(Theme theme) throws IOException {
    String sheet =
        Files.readString(
            Path.of("src/main/resources/telltale/app/theme/frame.css"), StandardCharsets.UTF_8);
    String block = sheet.substring(sheet.indexOf(".theme-" + theme.word() + " {"));
    Matcher token =
        Pattern.compile("-tt-([a-z0-9-]+): #([0-9a-f]{6});")
            .matcher(block.substring(0, block.indexOf('}')));
    Map<String, Integer> found = new HashMap<>();
    while (token.find()) {
      found.put(token.group(1), Integer.parseInt(token.group(2), 16));
    }
    return found;
  }

  private static double contrast(int one, int other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(int rgb) {
    double[] light = linear(rgb);
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
  }

  private static double distance(int one, int other, double[][] eye) {
    double[] a = lab(seen(linear(one), eye));
    double[] b = lab(seen(linear(other), eye));
    return Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
  }

  private static double[] seen(double[] light, double[][] eye) {
    double[] seen = new double[3];
    for (int i = 0; i < 3; i++) {
      double sum = eye[i][0] * light[0] + eye[i][1] * light[1] + eye[i][2] * light[2];
      seen[i] = Math.clamp(sum, 0, 1);
    }
    return seen;
  }

  private static double[] linear(int rgb) {
    double[] light = new double[3];
    for (int i = 0; i < 3; i++) {
      double c = (rgb >> (16 - 8 * i) & 255) / 255.0;
      light[i] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
    return light;
  }

  private static double[] lab(double[] light) {
    double x = cube((0.4124 * light[0] + 0.3576 * light[1] + 0.1805 * light[2]) / 0.95047);
    double y = cube(0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]);
    double z = cube((0.0193 * light[0] + 0.1192 * light[1] + 0.9505 * light[2]) / 1.08883);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double cube(double t) {
    return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
  }
}
