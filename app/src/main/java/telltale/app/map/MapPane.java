package telltale.app.map;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Point2D;
import javafx.scene.layout.Region;
import telltale.app.flow.FlowSnapshot;
import telltale.app.map.arc.ArcField;
import telltale.app.map.arc.ArcScene;
import telltale.app.map.arc.Focus;
import telltale.app.map.base.BaseMap;
import telltale.app.map.base.BaseMapRenderer;
import telltale.app.map.geometry.CameraMotion;
import telltale.app.map.geometry.Mercator;
import telltale.app.map.geometry.Viewport;
import telltale.app.map.load.Trait;
import telltale.app.map.look.Palette;
import telltale.app.words.Speech;
import telltale.geodata.World;

/// The world map with its arcs. FX thread only. Nothing is drawn unless something changed: the
/// clock runs while comets fly, something fades or the camera moves, as long as anyone can see it.
public final class MapPane extends Region {

  private final MapHost host;
  private final FrameClock clock = new FrameClock(this::tick);
  private final FrameSchedule schedule = new FrameSchedule();
  private final TextMasks lettering = new TextMasks();
  private final CameraMotion camera = new CameraMotion(new Viewport(0.5, 0.5, 1024, 1, 1));
  private final Visibility visibility;
  private final Backdrop backdrop;
  private final ArcField field;
  private final ScenePainter painter;
  private final Sights sights;
  private final Touch touch;

  private Palette palette = Palette.DARK;
  private Optional<FlowSnapshot> unseen = Optional.empty();
  private boolean reducedMotion;
  private boolean frozen;
  private boolean placed;
  private Viewport whole = camera.view();
  private boolean landing;
  private long framesDrawn;

  /// A map of the whole world, in dark colours, without arcs.
  ///
  /// @param speech the language that is spoken
  /// @param homeLatitude degrees north of this machine
  /// @param homeLongitude degrees east of this machine
  /// @param background renders the ground, one picture at a time, and finds libraries
  /// @throws IllegalStateException if Gluon Maps would use the network
  public MapPane(
      Speech speech, World world, double homeLatitude, double homeLongitude, Executor background) {
    OfflineTiles.requireActive();
    host = new MapHost(background);
    field = new ArcField(homeLatitude, homeLongitude, world);
    sights = new Sights(this, field);
    painter = new ScenePainter(world, field, lettering, speech.words().locale());
    touch = new Touch(speech, this, field, painter, camera::view);
    touch.palette(palette);
    backdrop =
        new Backdrop(new BaseMapRenderer(world), background, Platform::runLater, this::redrawStill);
    getChildren().add(host.node());
    getChildren().addAll(touch.nodes());
    getStyleClass().add("map-pane");
    setFocusTraversable(true);
    setMinSize(0, 0);
    // East is at the right in every language.
    setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
    new Gestures(this, camera, new PointerWishes(this, touch, this::redrawStill));
    visibility = new Visibility(this, this::visibilityChanged);
    speech.onChange(words -> painter.name(words.locale()));
    speech.onChange(words -> redrawStill());
  }

  /// Shows that coarse picture of the whole world until a sharp one is there.
  public void standIn(BaseMap coarse) {
    backdrop.standIn(coarse);
  }

  /// Shows what is going on.
  public void show(FlowSnapshot newest) {
    if (!visibility.seen()) {
      unseen = Optional.of(newest);
      return;
    }
    boolean changed = field.update(newest);
    changed |= touch.show(newest);
    if (changed) {
      schedule.loadsChanged();
    }
    if (changed || field.moving()) {
      clock.wake();
    }
  }

  /// Marks the arcs of what is chosen, as they come and go; others step back. Tells no listener.
  public void select(Emphasis chosen) {
    touch.select(chosen);
  }

  /// Lights up the arcs of what the user points at elsewhere. Tells no listener.
  public void highlight(Emphasis meant) {
    touch.highlight(meant);
  }

  /// Hears which flows the user picked; an empty list when the user picked nothing.
  public void onSelect(Consumer<List<Long>> listener) {
    touch.onSelect(listener);
  }

  /// Hears which flows the arc under the pointer carries; an empty list when there is none.
  public void onHover(Consumer<List<Long>> listener) {
    touch.onHover(listener);
  }

  /// Hears that the user showed the legend, or hid it.
  public void onLegend(Consumer<Boolean> listener) {
    touch.onLegend(listener);
  }

  /// Shows the legend, or hides it. Tells no listener.
  public void showLegend(boolean shown) {
    touch.showLegend(shown);
  }

  /// Hears what the user wants arcs to be told apart by.
  public void onColourBy(Consumer<Trait> listener) {
    touch.onColourBy(listener);
  }

  /// Tells arcs apart by that. Tells no listener.
  public void setColourBy(Trait trait) {
    if (trait != field.trait()) {
      field.colourBy(trait);
      show(touch.colourBy(trait));
      redrawStill();
    }
  }

  /// Leaves out all that explains, and most names, or shows it again; with the whole world.
  public void setQuiet(boolean wanted) {
    if (painter.quiet(wanted)) {
      touch.quiet(wanted);
      placed = false;
      requestLayout();
    }
  }

  /// Opens the cluster of what is picked, or else the largest; says whether there was one.
  public boolean openCluster() {
    return touch.openCluster();
  }

  /// The CSS colour that a program has on the map, or connections without one.
  public String colourOf(Optional<String> program) {
    return touch.colouring().ofProgram(program);
  }

  /// Closes the cluster that is open; says whether one was.
  public boolean closeCluster() {
    return touch.closeCluster();
  }

  /// Changes all colours.
  public void setPalette(Palette newPalette) {
    palette = newPalette;
    touch.palette(newPalette);
    redrawStill();
  }

  /// Sets names in that font family; the toolkit's default otherwise.
  public void setFontFamily(String family) {
    lettering.family(family);
    redrawStill();
  }

  /// With reduced motion, still arrows stand for comets, and nothing fades or flies.
  public void setReducedMotion(boolean reduced) {
    reducedMotion = reduced;
    redrawStill();
  }

  /// What is shown is over: nothing flies, but the camera still may.
  public void freeze(boolean over) {
    frozen = over;
    redrawStill();
  }

  /// Comets move at most so often a second, and never more often than the screen is drawn.
  public void setFrameRate(int framesPerSecond) {
    schedule.framesPerSecond(framesPerSecond);
  }

  /// Device pixels per logical pixel, for pictures; empty follows the window.
  public void setPixelRatio(OptionalDouble ratio) {
    visibility.fixPixelRatio(ratio);
    requestLayout();
  }

  /// Shows home and every place that the marked arcs lead to; where none is marked, all arcs.
  public void fit() {
    Focus focus = touch.selected();
    go(sights.around(focus.places().isEmpty() ? mark -> true : mark -> focus.covers(mark.key())));
  }

  /// This machine is elsewhere. Who has not moved the map sees the world around it.
  public void moveHome(double latitude, double longitude) {
    if (field.moveHome(latitude, longitude)) {
      placed = placed && !camera.view().equals(whole);
      requestLayout();
    }
  }

  /// Marks a point that somebody is about to choose, in degrees; without a latitude none.
  public void pin(OptionalDouble latitude, double longitude) {
    touch.pin(latitude, longitude);
    redrawStill();
  }

  /// Shows the whole world, centred on the longitude of home.
  public void home() {
    go(sights.whole());
  }

  /// Zooms around the middle; above 1 is closer.
  public void zoom(double factor) {
    camera.zoom(factor, getWidth() * 0.5, getHeight() * 0.5);
    clock.wake();
  }

  /// How many frames were drawn so far. Stands still while nothing changes.
  public long framesDrawn() {
    return framesDrawn;
  }

  /// Whether the ground on the screen is final, not a stand-in for one being rendered.
  public boolean groundReady() {
    return backdrop.settled();
  }

  /// Whether nothing will be drawn until something changes.
  public boolean atRest() {
    return !clock.running() && backdrop.settled();
  }

  /// Kilometres from this machine to a place in degrees.
  public double kilometresTo(double latitude, double longitude) {
    return field.kilometresTo(latitude, longitude);
  }

  /// How many places have an arc.
  public int arcCount() {
    return field.size();
  }

  /// Where a place is in this pane, in logical pixels.
  public Point2D position(double latitude, double longitude) {
    Viewport view = camera.view();
    return new Point2D(
        view.firstScreenX(Mercator.x(longitude)), view.screenY(Mercator.y(latitude)));
  }

  /// Degrees north of what is at that height of this pane.
  public double latitude(double y) {
    return Mercator.latitude(camera.view().worldY(y));
  }

  /// Degrees east of what is at that width of this pane.
  public double longitude(double x) {
    return Mercator.longitude(camera.view().worldX(x));
  }

  @Override
  protected void layoutChildren() {
    int width = (int) Math.floor(getWidth());
    int height = (int) Math.floor(getHeight());
    if (width < 1 || height < 1) {
      return;
    }
    host.resize(width, height);
    Viewport now = camera.view();
    boolean resized = now.width() != width || now.height() != height;
    if (!placed || (resized && now.equals(whole))) {
      // Who has not moved it yet sees the whole world, whatever becomes of the window.
      placed = true;
      camera.jump(sights.whole());
      whole = camera.view();
    } else if (resized) {
      camera.jump(now.resized(width, height, 1));
    }
    redrawStill();
  }

  private boolean tick(double seconds) {
    if (!visibility.seen() || !placed) {
      return false;
    }
    moveCamera(seconds);
    schedule.pass(seconds);
    ArcScene scene = scene();
    boolean frameDue = schedule.motionDue() && moveArcs(scene);
    if (schedule.stillDue()) {
      drawStill(scene);
      frameDue = true;
    }
    if (frameDue) {
      host.layer().paint(surface -> painter.paintFrame(scene, surface));
      framesDrawn++;
    }
    return camera.moving() || landing || schedule.goesOn(field.moving());
  }

  private void moveCamera(double seconds) {
    boolean moving = camera.moving();
    if (moving) {
      camera.step(seconds);
    }
    if (moving || landing) {
      // Only at rest is the ground wanted at exactly this scale.
      schedule.redraw();
    }
    landing = moving;
  }

  private boolean moveArcs(ArcScene scene) {
    ArcField.Step step = field.step(schedule.takeMotion(), scene);
    if (step.resettled()) {
      schedule.redraw();
    }
    return step.drawn();
  }

  private void drawStill(ArcScene scene) {
    long begin = System.nanoTime();
    backdrop.want(scene, camera.scaling());
    lettering.pixelRatio(scene.pixelRatio());
    touch.place(camera.view());
    host.layer().size(scene.viewport().width(), scene.viewport().height(), scene.pixelRatio());
    painter.paintStill(scene, backdrop.ground());
    schedule.stillDrawn((System.nanoTime() - begin) / 1e9);
    host.follow(camera.view());
  }

  private ArcScene scene() {
    Viewport view = camera.view();
    double ratio = visibility.pixelRatio();
    int width = (int) Math.round(view.width() * ratio);
    int height = (int) Math.round(view.height() * ratio);
    double size = view.worldSize() * ratio;
    // On whole pixels the ground can be copied as it is, and arcs do not tremble against it.
    double x = (Math.rint(view.centerX() * size) + (width & 1) * 0.5) / size;
    double y = (Math.rint(view.centerY() * size) + (height & 1) * 0.5) / size;
    return new ArcScene(
        new Viewport(x, y, size, width, height),
        ratio,
        palette,
        touch.selected(),
        touch.hovered(),
        touch.colouring().ofArcs(),
        reducedMotion || frozen,
        camera.moving());
  }

  private void go(Viewport target) {
    if (reducedMotion || !placed) {
      camera.jump(target);
    } else {
      camera.fly(target, 0.7);
    }
    redrawStill();
  }

  void redrawStill() {
    schedule.redraw();
    clock.wake();
  }

  private void visibilityChanged() {
    if (visibility.seen()) {
      // What came meanwhile does not flash now.
      unseen.ifPresent(
          newest -> {
            show(newest);
            field.skip();
          });
      unseen = Optional.empty();
      requestLayout();
      redrawStill();
    } else {
      clock.sleep();
    }
  }
}
