package telltale.app.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.image.PixelReader;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

class MapMarkingTest extends MapPaneFixture {

  @Test
  void tellsTheFlowsOfTheArcThatIsClicked() {
    show(flow(3, 40.7, -74).view(), flow(5, 40.71, -74.02).view(), flow(8, -33.9, 18.4).view());
    awaitRest();

    click(FxToolkit.run(() -> pane.position(40.7, -74)));
    assertThat(picked).containsExactly(List.of(3L, 5L));

    click(new Point2D(790, 495));
    assertThat(picked).as("the first click beside it closes the cluster").hasSize(1);
    click(new Point2D(790, 495));
    assertThat(picked).containsExactly(List.of(3L, 5L), List.of());
  }

  @Test
  void marksTheArcOfASelectedFlowWithoutTellingAnyone() {
    FxToolkit.act(() -> pane.setReducedMotion(true));
    show(flow(1, -33.9, 18.4).view(), flow(2, 40.7, -74).view());
    awaitRest();
    long before = FxToolkit.run(() -> pane.framesDrawn());

    FxToolkit.act(() -> pane.select(only(2)));
    awaitRest();

    assertThat(FxToolkit.<Long>run(() -> pane.framesDrawn())).isGreaterThan(before);
    assertThat(picked).isEmpty();
  }

  @Test
  void drawsAnArcToTheDockOfWhatHasNoPlace() {
    FxToolkit.act(() -> pane.setReducedMotion(true));
    awaitRest();
    PixelReader before = FxToolkit.run(() -> pane.snapshot(null, null).getPixelReader());
    show(flow(1, 0, 0).address("10.1.2.3").rates(1e5, 1e6).view());
    awaitRest();
    PixelReader after = FxToolkit.run(() -> pane.snapshot(null, null).getPixelReader());

    // Down from home and over to the lower left corner.
    int changed = 0;
    for (int y = 260; y < 440; y++) {
      boolean crossed = false;
      for (int x = 60; x < 420; x++) {
        crossed |= after.getArgb(x, y) != before.getArgb(x, y);
      }
      changed += crossed ? 1 : 0;
    }
    assertThat(changed).isGreaterThan(150);
    assertThat(FxToolkit.<Integer>run(() -> pane.arcCount())).isEqualTo(1);
  }

  @Test
  void dimsTheArcsThatAreNotChosen() {
    FxToolkit.act(() -> pane.setReducedMotion(true));
    show(flow(1, -33.9, 18.4).rates(1e5, 1e6).view(), flow(2, -34.6, -58.4).rates(1e5, 1e6).view());
    awaitRest();
    Point2D chosen = FxToolkit.run(() -> pane.position(-33.9, 18.4));
    Point2D other = FxToolkit.run(() -> pane.position(-34.6, -58.4));
    int plain = colourAt(chosen);
    assertThat(colourAt(other)).isEqualTo(plain);

    FxToolkit.act(() -> pane.select(only(1)));
    awaitRest();

    assertThat(colourAt(chosen)).isEqualTo(plain);
    assertThat(light(colourAt(other))).isLessThan(light(plain) * 3 / 4);

    FxToolkit.act(() -> pane.select(Emphasis.NONE));
    awaitRest();
    assertThat(colourAt(other)).isEqualTo(plain);
  }

  @Test
  void dimsEverythingWhenWhatIsChosenHasNoArc() {
    FxToolkit.act(() -> pane.setReducedMotion(true));
    show(flow(1, -33.9, 18.4).rates(1e5, 1e6).view());
    awaitRest();
    Point2D end = FxToolkit.run(() -> pane.position(-33.9, 18.4));
    int plain = colourAt(end);

    FxToolkit.act(() -> pane.select(only(99)));
    awaitRest();

    assertThat(light(colourAt(end))).isLessThan(light(plain) * 3 / 4);
  }

  @Test
  void lightsUpWhatTheUserPointsAtElsewhere() {
    FxToolkit.act(() -> pane.setReducedMotion(true));
    show(flow(1, -33.9, 18.4).view());
    awaitRest();
    Point2D ring = FxToolkit.run(() -> pane.position(-33.9, 18.4)).add(0, 5);
    int plain = light(colourAt(ring));

    FxToolkit.act(() -> pane.highlight(only(1)));
    awaitRest();

    assertThat(light(colourAt(ring))).isGreaterThan(plain + 150);
  }

  @Test
  void tellsTheFlowsOfTheArcUnderThePointer() {
    List<List<Long>> pointed = new ArrayList<>();
    FxToolkit.act(() -> pane.onHover(pointed::add));
    show(flow(3, 40.7, -74).view(), flow(5, 40.71, -74.02).view());
    awaitRest();

    Point2D end = FxToolkit.run(() -> pane.position(40.7, -74));
    FxToolkit.act(() -> Event.fireEvent(pane, mouse(MouseEvent.MOUSE_MOVED, end)));
    Point2D sea = new Point2D(5, 495);
    FxToolkit.act(() -> Event.fireEvent(pane, mouse(MouseEvent.MOUSE_MOVED, sea)));

    assertThat(pointed).containsExactly(List.of(3L, 5L), List.of());
    assertThat(picked).isEmpty();
  }

  @Test
  void bringsTheChosenArcIntoViewOnlyWhenAsked() {
    FxToolkit.act(() -> pane.setReducedMotion(true));
    show(flow(1, 52.4, 4.9).view(), flow(2, -33.9, 18.4).view());
    awaitRest();
    Point2D before = FxToolkit.run(() -> pane.position(52.4, 4.9));

    FxToolkit.act(() -> pane.select(only(1)));
    awaitRest();
    assertThat(FxToolkit.run(() -> pane.position(52.4, 4.9))).isEqualTo(before);

    FxToolkit.act(() -> pane.fit());
    awaitRest();
    Point2D home = FxToolkit.run(() -> pane.position(50, 10));
    assertThat(FxToolkit.run(() -> pane.position(52.4, 4.9)).distance(home)).isGreaterThan(200);
  }
}
