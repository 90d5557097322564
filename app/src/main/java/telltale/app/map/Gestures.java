package telltale.app.map;

import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Region;
import telltale.app.map.geometry.CameraMotion;

/// Mouse, touch and keys. Gluon's own gestures are not used: they neither glide nor stop at the
/// edges, and jump after a pan.
final class Gestures {

  private static final double STEP = 140;
  private static final double WHEEL_NOTCH = 40;

  private final Region pane;
  private final CameraMotion camera;
  private final Wishes wishes;
  private double lastX;
  private double lastY;
  private long lastMoved;

  Gestures(Region pane, CameraMotion camera, Wishes wishes) {
    this.pane = pane;
    this.camera = camera;
    this.wishes = wishes;
    pane.setOnMousePressed(this::pressed);
    pane.setOnMouseDragged(this::dragged);
    pane.setOnMouseReleased(this::released);
    pane.setOnMouseClicked(this::clicked);
    pane.setOnMouseMoved(event -> wishes.point(event.getX(), event.getY()));
    pane.setOnMouseExited(event -> wishes.point(-1e6, -1e6));
    pane.setOnScroll(this::scrolled);
    pane.setOnZoom(this::pinched);
    pane.setOnKeyPressed(this::key);
  }

  private void pressed(MouseEvent event) {
    pane.requestFocus();
    if (event.getButton() == MouseButton.PRIMARY) {
      camera.grab();
      remember(event);
    }
  }

  private void dragged(MouseEvent event) {
    if (!event.isPrimaryButtonDown() || event.isStillSincePress()) {
      return;
    }
    double seconds = (System.nanoTime() - lastMoved) / 1e9;
    camera.drag(event.getX() - lastX, event.getY() - lastY, seconds);
    remember(event);
    wishes.moved();
  }

  private void released(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY) {
      camera.release((System.nanoTime() - lastMoved) / 1e9);
      wishes.moved();
    }
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
      return;
    }
    if (event.getClickCount() == 2) {
      zoom(event.isShiftDown() ? 0.5 : 2, event.getX(), event.getY());
    } else if (event.getClickCount() == 1) {
      wishes.click(event.getX(), event.getY());
    }
  }

  private void scrolled(ScrollEvent event) {
    if (event.getDeltaY() != 0 && !event.isInertia()) {
      double notches = Math.clamp(event.getDeltaY() / WHEEL_NOTCH, -4, 4);
      zoom(Math.pow(1.28, notches), event.getX(), event.getY());
    }
    event.consume();
  }

  private void pinched(ZoomEvent event) {
    zoom(event.getZoomFactor(), event.getX(), event.getY());
    event.consume();
  }

  private void key(KeyEvent event) {
    boolean ours = !event.isShortcutDown() && !event.isAltDown();
    if (ours && act(event)) {
      wishes.moved();
      event.consume();
    }
  }

  private boolean act(KeyEvent event) {
    double x = pane.getWidth() * 0.5;
    double y = pane.getHeight() * 0.5;
    switch (event.getCode()) {
      case LEFT, KP_LEFT -> camera.push(STEP, 0);
      case RIGHT, KP_RIGHT -> camera.push(-STEP, 0);
      case UP, KP_UP -> camera.push(0, STEP);
      case DOWN, KP_DOWN -> camera.push(0, -STEP);
      case PLUS, ADD, EQUALS -> camera.zoom(1.6, x, y);
      case MINUS, SUBTRACT -> camera.zoom(1 / 1.6, x, y);
      case DIGIT0, NUMPAD0, HOME -> wishes.home();
      case ENTER, SPACE -> wishes.open();
      case L -> wishes.legend();
      case ESCAPE -> wishes.clear();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void zoom(double factor, double x, double y) {
    camera.zoom(factor, x, y);
    wishes.moved();
  }

  private void remember(MouseEvent event) {
    lastX = event.getX();
    lastY = event.getY();
    lastMoved = System.nanoTime();
  }

  /// What the user wants. Coordinates are logical pixels of the pane.
  interface Wishes {

    /// The camera was set in motion.
    void moved();

    /// The pointer is there; far outside when it left.
    void point(double x, double y);

    /// A click without a drag.
    void click(double x, double y);

    /// Back to the whole world.
    void home();

    /// A cluster is to be opened, by the keyboard.
    void open();

    /// The legend is to come or go.
    void legend();

    /// Nothing is to be selected.
    void clear();
  }
}
