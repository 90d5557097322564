import com.sun.javafx.scene.SceneHelper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import javafx.stage.Window;
import telltale.app.map.MapPane;

/// Starts the real app and uses it with mouse and keys.
///
/// It is told what to do by lines on standard input and answers by lines on standard output:
/// `quiet` waits until the app streams and remembers the map as it is; `click` waits until the map
/// differs, clicks where it does until the inspector opens, and prints what the inspector says, one
/// text a line, ended by an empty line; `views` opens everything that can be opened, and says `seen`;
/// `where LATITUDE LONGITUDE` says which pixel of the screen shows a place; `moving` waits until the map
/// has moved for some seconds, and says `moved`; `stale` says how many pixels of the
/// map differ on the screen from a drawing of all of it, while it moves.
public final class DriveWindow {

  private static final int PATIENCE_SECONDS = 60;
  private static final int PATIENCE_WITH_A_CLICK = 30;

  private Robot robot;
  private WritableImage before;

  public static void main(String[] arguments) throws Exception {
    Thread app = new Thread(() -> telltale.app.Main.main(arguments), "app");
    app.start();
    DriveWindow driver = new DriveWindow();
    BufferedReader words = new BufferedReader(new InputStreamReader(System.in));
    for (String word = words.readLine(); word != null; word = words.readLine()) {
      if (word.startsWith("where ")) {
        driver.where(word.split(" "));
        continue;
      }
      switch (word) {
        case "quiet" -> driver.quiet();
        case "click" -> driver.click();
        case "views" -> driver.views();
        case "moving" -> driver.moving();
        case "stale" -> driver.stale();
        default -> throw new IllegalArgumentException(word);
      }
    }
    Runtime.getRuntime().halt(0);
  }

  private void quiet() throws Exception {
    waitFor("a window", () -> window().isPresent());
    waitFor("the map", () -> map().isPresent());
    robot = onFx(Robot::new);
    // The pointer itself, or what hovers under it, must not be taken for an arc.
    onFx(() -> move(5, 5));
    waitFor("streaming", () -> texts(scene().getRoot()).stream().noneMatch(t -> t.contains("Waiting for permission")));
    WritableImage last = onFx(this::capture);
    for (int same = 0; same < 4; ) {
      TimeUnit.MILLISECONDS.sleep(300);
      WritableImage now = onFx(this::capture);
      same = differences(last, now).isEmpty() ? same + 1 : 0;
      last = now;
    }
    before = last;
    System.out.println("quiet");
  }

  private void where(String[] place) throws Exception {
    Point2D spot =
        onFx(
            () -> {
              MapPane map = (MapPane) map().orElseThrow();
              return map.localToScreen(map.position(Double.parseDouble(place[1]), Double.parseDouble(place[2])));
            });
    System.out.println(Math.round(spot.getX()) + " " + Math.round(spot.getY()));
  }

  private void moving() throws Exception {
    MapPane map = (MapPane) onFx(() -> map().orElseThrow());
    long before = onFx(map::framesDrawn);
    waitFor("frames", () -> map.framesDrawn() > before + 100);
    System.out.println("moved");
  }

  private void stale() throws Exception {
    MapPane map = (MapPane) onFx(() -> map().orElseThrow());
    OptionalLong stale = OptionalLong.empty();
    for (int tries = 0; stale.isEmpty() && tries < 100; tries++) {
      // What was painted is on its way to the screen now, and there when the next one is asked.
      long painted =
          onFx(
              () -> {
                SceneHelper.getPeer(scene()).waitForRenderingToComplete();
                return map.framesDrawn();
              });
      stale = onFx(() -> map.framesDrawn() == painted ? OptionalLong.of(stalePixels(map)) : OptionalLong.empty());
    }
    System.out.println(stale.orElseThrow());
  }

  private long stalePixels(MapPane map) {
    WritableImage shown = capture();
    Bounds place = map.localToScene(map.getLayoutBounds());
    WritableImage all = scene().snapshot(null);
    WritableImage whole =
        new WritableImage(all.getPixelReader(), (int) place.getMinX(), (int) place.getMinY(), (int) shown.getWidth(), (int) shown.getHeight());
    return differences(shown, whole).size();
  }

  private void click() throws Exception {
    waitFor("an arc", () -> differences(before, capture()).size() > 60);
    TimeUnit.SECONDS.sleep(2);
    List<Spot> spots = onFx(() -> differences(before, capture()));
    spots.sort(Comparator.comparingInt(Spot::strength).reversed());
    int step = Math.max(1, spots.size() / 60);
    for (int i = 0; i < spots.size() && !opened(); i += step) {
      Spot spot = spots.get(i);
      onFx(() -> move(spot.x(), spot.y()));
      TimeUnit.MILLISECONDS.sleep(150);
      onFx(
          () -> {
            robot.mouseClick(MouseButton.PRIMARY);
            return true;
          });
      awaitAfterClick();
    }
    for (String text : onFx(() -> texts(node("#inspector").orElseThrow()))) {
      System.out.println(text.replace('\n', ' '));
    }
    System.out.println();
  }

  /// A click that comes late must not meet the next one, which would close what it opened.
  private void awaitAfterClick() throws Exception {
    for (int waits = 0; waits < PATIENCE_WITH_A_CLICK && !opened(); waits++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /// Each view twice, which leads back from it; the map from far away to close by and all around.
  private void views() throws Exception {
    for (KeyCode view : List.of(KeyCode.M, KeyCode.F11, KeyCode.P, KeyCode.T, KeyCode.F)) {
      for (int times = 0; times < 2; times++) {
        press(view);
        TimeUnit.SECONDS.sleep(1);
      }
    }
    for (KeyCode panel : List.of(KeyCode.COMMA, KeyCode.COMMA, KeyCode.F)) {
      press(KeyCode.CONTROL, panel);
      TimeUnit.SECONDS.sleep(1);
    }
    for (KeyCode typed : List.of(KeyCode.D, KeyCode.E, KeyCode.ESCAPE, KeyCode.ESCAPE)) {
      press(typed);
    }
    // The rows come back a moment after the filter is empty: a click before that meets nothing.
    for (int tries = 0; tries < PATIENCE_SECONDS && !opened(); tries++) {
      onFx(() -> node("#processes").map(list -> moveInto(list, 0.5, 20)).orElseThrow());
      onFx(() -> clicked(MouseButton.PRIMARY));
      awaitAfterClick();
    }
    waitFor("the inspector", () -> node("#inspector").filter(Node::isVisible).isPresent());
    roam();
    System.out.println("seen");
  }

  private void roam() throws Exception {
    for (int step = 0; step < 24; step++) {
      int wheel = step < 12 ? -1 : 1;
      onFx(
          () -> {
            moveInto(map().orElseThrow(), 0.5, 200);
            robot.mouseWheel(wheel);
            robot.mousePress(MouseButton.PRIMARY);
            return moveInto(map().orElseThrow(), 0.3, 150);
          });
      onFx(
          () -> {
            robot.mouseRelease(MouseButton.PRIMARY);
            return true;
          });
      TimeUnit.MILLISECONDS.sleep(300);
    }
  }

  private boolean moveInto(Node node, double across, double down) {
    Bounds bounds = node.localToScreen(node.getLayoutBounds());
    return move(bounds.getMinX() + across * bounds.getWidth(), bounds.getMinY() + down);
  }

  private boolean clicked(MouseButton button) {
    robot.mouseClick(button);
    return true;
  }

  private void press(KeyCode... keys) throws Exception {
    onFx(
        () -> {
          for (KeyCode key : keys) {
            robot.keyPress(key);
          }
          for (KeyCode key : List.of(keys).reversed()) {
            robot.keyRelease(key);
          }
          return true;
        });
  }

  private boolean opened() throws Exception {
    return onFx(() -> node("#inspector").filter(Node::isVisible).isPresent());
  }

  /// A place of the screen that differs, and by how much.
  private record Spot(int x, int y, int strength) {}

  private List<Spot> differences(WritableImage old, WritableImage now) {
    List<Spot> spots = new ArrayList<>();
    Rectangle2D area = mapArea();
    for (int y = 0; y < now.getHeight(); y++) {
      for (int x = 0; x < now.getWidth(); x++) {
        int a = old.getPixelReader().getArgb(x, y);
        int b = now.getPixelReader().getArgb(x, y);
        int strength = Math.abs((a >> 16 & 255) - (b >> 16 & 255)) + Math.abs((a >> 8 & 255) - (b >> 8 & 255)) + Math.abs((a & 255) - (b & 255));
        if (strength > 60) {
          spots.add(new Spot((int) area.getMinX() + x, (int) area.getMinY() + y, strength));
        }
      }
    }
    return spots;
  }

  private WritableImage capture() {
    return robot.getScreenCapture(null, mapArea());
  }

  private static Rectangle2D mapArea() {
    Node map = map().orElseThrow();
    Bounds bounds = map.localToScreen(map.getLayoutBounds());
    return new Rectangle2D((int) bounds.getMinX(), (int) bounds.getMinY(), (int) bounds.getWidth(), (int) bounds.getHeight());
  }

  private boolean move(double x, double y) {
    robot.mouseMove(x, y);
    return true;
  }

  private static List<String> texts(Node node) {
    List<String> found = new ArrayList<>();
    if (!node.isVisible()) {
      return found;
    }
    if (node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank()) {
      found.add(labeled.getText());
    } else if (node instanceof Text text && !text.getText().isBlank()) {
      found.add(text.getText());
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> found.addAll(texts(child)));
    }
    return found;
  }

  private static Optional<Window> window() {
    return Window.getWindows().stream().filter(Window::isShowing).findFirst();
  }

  private static Scene scene() {
    return window().orElseThrow().getScene();
  }

  private static Optional<Node> map() {
    return window()
        .flatMap(
            found ->
                found.getScene().getRoot().lookupAll("*").stream()
                    .filter(node -> node.getClass().getSimpleName().equals("MapPane"))
                    .findFirst());
  }

  private static Optional<Node> node(String selector) {
    return window().map(found -> found.getScene().lookup(selector));
  }

  private static void waitFor(String what, Supplier<Boolean> true_) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!onFx(true_)) {
      if (System.nanoTime() > end) {
        System.out.println("never came: " + what);
        Runtime.getRuntime().halt(1);
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private static <T> T onFx(Supplier<T> act) throws Exception {
    CompletableFuture<T> done = new CompletableFuture<>();
    for (int tries = 0; ; tries++) {
      try {
        Platform.runLater(
            () -> {
              try {
                done.complete(act.get());
              } catch (RuntimeException broken) {
                done.completeExceptionally(broken);
              }
            });
        return done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (IllegalStateException notStarted) {
        if (tries > 10 * PATIENCE_SECONDS) {
          throw notStarted;
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }
}
