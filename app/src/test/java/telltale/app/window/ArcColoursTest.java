package telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import telltale.app.FxThread;
import telltale.app.Sample;
import telltale.app.settings.ColourChoice;

/// What arcs are told apart by is chosen by key, in the legend and in the settings, and the legend
/// says which.
class ArcColoursTest extends WindowFixture {

  @Test
  void aKeyChoosesAndTheLegendSaysWhich() {
    show(LIVE, traffic());
    FxThread.await("the legend is there", () -> node("#legend").isVisible());
    assertThat(chosen()).isEqualTo("Colour: program");
    press(KeyCode.C);
    FxThread.await("directions have the colours", () -> arcs() == ColourChoice.DIRECTION);
    assertThat(chosen()).isEqualTo("Colour: direction");
    assertThat(explained()).contains("Begun here", "Begun elsewhere");
    click(node("#legend-colour"));
    FxThread.await("protocols have the colours", () -> arcs() == ColourChoice.PROTOCOL);
    assertThat(explained()).contains("TCP", "UDP", "Others").doesNotContain("Begun here");
  }

  @Test
  void programsKeepTheirColoursInTheList() {
    show(LIVE, traffic());
    String before = FxThread.call(() -> map.colourOf(java.util.Optional.of("firefox")));
    press(KeyCode.C);
    FxThread.await("directions have the colours", () -> arcs() == ColourChoice.DIRECTION);

    assertThat(FxThread.call(() -> map.colourOf(java.util.Optional.of("firefox"))))
        .isEqualTo(before);
  }

  @Test
  void theButtonsOnTheMapMoveIt() {
    show(LIVE, traffic());
    FxThread.await("the map is at rest", map::atRest);
    double before = FxThread.call(() -> map.position(35, 139).getX() - map.position(35, 0).getX());
    click(node("#zoom-in"));
    FxThread.await("it is closer", () -> across() > 1.3 * before && map.atRest());
    click(node("#home"));
    FxThread.await("the whole world is back", () -> Math.abs(across() - before) < 1);
  }

  @Test
  void acrowdOpensOneTurnAfterTheOther() {
    Sample[] crowd = new Sample[75];
    for (int i = 0; i < crowd.length; i++) {
      crowd[i] =
          Sample.flow(i + 1)
              .host("h" + (i + 1) + ".example")
              .at("JP", "Tokyo", TOKYO_LATITUDE, TOKYO_LONGITUDE);
    }
    show(LIVE, Sample.snapshot(1, crowd));
    clickOnMap(TOKYO_LATITUDE, TOKYO_LONGITUDE);
    FxThread.await("sixty are shown", () -> members() == 60);
    assertThat(texts(".cluster-caption")).containsExactly("1–60 of 75 connections");
    FxThread.run(() -> ((Button) node("#cluster-more")).fire());
    FxThread.await("the others are shown", () -> members() == 15);
    assertThat(texts(".cluster-caption")).containsExactly("61–75 of 75 connections");
    FxThread.run(() -> ((Button) node("#cluster-more")).fire());
    FxThread.await("the first are shown again", () -> members() == 60);
  }

  private int members() {
    return window.scene().getRoot().lookupAll(".cluster-member").size();
  }

  private double across() {
    double width = map.position(35, 139).getX() - map.position(35, 0).getX();
    return width;
  }

  private ColourChoice arcs() {
    return window.settings().now().arcs();
  }

  private String chosen() {
    return FxThread.call(() -> ((Button) node("#legend-colour")).getText());
  }

  private java.util.List<String> explained() {
    return FxThread.call(
        () ->
            ((javafx.scene.Parent) node("#legend"))
                .getChildrenUnmodifiable().stream()
                    .filter(Label.class::isInstance)
                    .map(Node.class::cast)
                    .map(each -> ((Label) each).getText())
                    .toList());
  }
}
