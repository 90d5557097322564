package telltale.app.map.geometry;

/// The viewport in motion: a drag that glides on, a zoom that eases in, a flight to another
/// view. Time is in seconds, distances in logical pixels. One thread.
public final class CameraMotion {

  private static final double GLIDE_SECONDS = 0.32;
  private static final double ZOOM_SECONDS = 0.09;
  private static final double SLOWEST = 6;

  private Viewport view;
  private double velocityX;
  private double velocityY;
  private boolean dragging;
  private double targetSize;
  private double anchorX;
  private double anchorY;
  private double flight = 1;
  private double flightSeconds = 1;
  private Viewport from;
  private Viewport to;

  /// Starts at rest.
  public CameraMotion(Viewport start) {
    view = start.held();
    targetSize = view.worldSize();
    from = view;
    to = view;
  }

  /// Where the camera is now.
  public Viewport view() {
    return view;
  }

  /// Whether the next [#step] will change the view.
  public boolean moving() {
    return flight < 1 || zooming() || gliding();
  }

  /// Whether the scale is changing.
  public boolean scaling() {
    return flight < 1 || zooming();
  }

  /// Jumps.
  public void jump(Viewport target) {
    stop();
    view = target.held();
    targetSize = view.worldSize();
  }

  /// Flies to another view, the short way round the world.
  public void fly(Viewport target, double seconds) {
    stop();
    from = view;
    Viewport held = target.held();
    double x = held.centerX() - Math.rint(held.centerX() - view.centerX());
    to = new Viewport(x, held.centerY(), held.worldSize(), view.width(), view.height());
    flight = 0;
    flightSeconds = seconds;
    targetSize = held.worldSize();
  }

  /// The user takes hold of the map.
  public void grab() {
    stop();
    dragging = true;
  }

  /// The held map follows the pointer.
  ///
  /// @param seconds since the last call; gives the speed that the map glides on with
  public void drag(double dx, double dy, double seconds) {
    view = view.dragged(dx, dy).held();
    double share = Math.clamp(seconds / 0.06, 0.05, 1);
    velocityX += (dx / Math.max(seconds, 0.004) - velocityX) * share;
    velocityY += (dy / Math.max(seconds, 0.004) - velocityY) * share;
  }

  /// The user lets go.
  ///
  /// @param restSeconds since the last drag: a pointer that rested before it let go throws
  ///     nothing
  public void release(double restSeconds) {
    dragging = false;
    if (restSeconds > 0.09) {
      velocityX = 0;
      velocityY = 0;
    }
  }

  /// Moves by a push, gliding to rest after about that distance.
  public void push(double dx, double dy) {
    flight = 1;
    velocityX += dx / GLIDE_SECONDS;
    velocityY += dy / GLIDE_SECONDS;
  }

  /// Zooms by a factor, eased, around a point of the screen.
  public void zoom(double factor, double screenX, double screenY) {
    flight = 1;
    Viewport wanted = view.scaledAround(targetSize * factor, screenX, screenY).held();
    targetSize = wanted.worldSize();
    anchorX = screenX;
    anchorY = screenY;
  }

  /// Moves on.
  public void step(double seconds) {
    if (flight < 1) {
      stepFlight(seconds);
      return;
    }
    if (zooming()) {
      double share = 1 - Math.exp(-seconds / ZOOM_SECONDS);
      double size = view.worldSize() * Math.pow(targetSize / view.worldSize(), share);
      boolean arrived = Math.abs(Math.log(targetSize / size)) < 0.0008;
      view = view.scaledAround(arrived ? targetSize : size, anchorX, anchorY).held();
    }
    if (gliding()) {
      view = view.dragged(velocityX * seconds, velocityY * seconds).held();
      double left = Math.exp(-seconds / GLIDE_SECONDS);
      velocityX *= left;
      velocityY *= left;
    }
  }

  private void stepFlight(double seconds) {
    flight = Math.min(1, flight + seconds / flightSeconds);
    double t = flight * flight * (3 - 2 * flight);
    double size = from.worldSize() * Math.pow(to.worldSize() / from.worldSize(), t);
    // Centre and scale must move together, or the target seems to swerve while the map grows.
    double ratio = to.worldSize() / from.worldSize();
    double s = Math.abs(ratio - 1) < 1e-3 ? t : (1 - Math.pow(ratio, -t)) / (1 - 1 / ratio);
    double x = from.centerX() + (to.centerX() - from.centerX()) * s;
    double y = from.centerY() + (to.centerY() - from.centerY()) * s;
    view = new Viewport(x, y, size, view.width(), view.height()).held();
  }

  private boolean zooming() {
    return Math.abs(Math.log(targetSize / view.worldSize())) > 1e-9;
  }

  private boolean gliding() {
    return !dragging && Math.hypot(velocityX, velocityY) > SLOWEST;
  }

  private void stop() {
    flight = 1;
    velocityX = 0;
    velocityY = 0;
    dragging = false;
    targetSize = view.worldSize();
  }
}
