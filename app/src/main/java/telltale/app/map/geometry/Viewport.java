package telltale.app.map.geometry;

/// The part of the world that is on the screen.
///
/// @param centerX world x of the middle of the screen
/// @param centerY world y of the middle of the screen
/// @param worldSize width of the whole world in pixels
/// @param width of the screen in pixels
/// @param height of the screen in pixels
public record Viewport(double centerX, double centerY, double worldSize, int width, int height) {

  /// A world this many logical pixels wide shows one city.
  private static final double CLOSEST = 256 * 512;

  /// Pixel x of a world x.
  public double screenX(double worldX) {
    return (worldX - centerX) * worldSize + width * 0.5;
  }

  /// Pixel x of a world x in the first copy of the world that begins on the screen; the others
  /// follow at intervals of [#worldSize].
  public double firstScreenX(double worldX) {
    double x = screenX(worldX);
    return x - Math.floor(x / worldSize) * worldSize;
  }

  /// Pixel y of a world y.
  public double screenY(double worldY) {
    return (worldY - centerY) * worldSize + height * 0.5;
  }

  /// World x of a pixel x.
  public double worldX(double screenX) {
    return (screenX - width * 0.5) / worldSize + centerX;
  }

  /// World y of a pixel y.
  public double worldY(double screenY) {
    return (screenY - height * 0.5) / worldSize + centerY;
  }

  /// The same view moved so that the content follows a drag by that many pixels.
  public Viewport dragged(double dx, double dy) {
    return new Viewport(
        centerX - dx / worldSize, centerY - dy / worldSize, worldSize, width, height);
  }

  /// The same view at another scale, with the world under one pixel held in place.
  public Viewport scaledAround(double newWorldSize, double screenX, double screenY) {
    double x = worldX(screenX) - (screenX - width * 0.5) / newWorldSize;
    double y = worldY(screenY) - (screenY - height * 0.5) / newWorldSize;
    return new Viewport(x, y, newWorldSize, width, height);
  }

  /// The same view, larger on every side.
  public Viewport grown(int marginX, int marginY) {
    return new Viewport(centerX, centerY, worldSize, width + 2 * marginX, height + 2 * marginY);
  }

  /// The same part of the world on a screen with another size or another number of pixels per
  /// logical pixel.
  public Viewport resized(int newWidth, int newHeight, double pixelRatio) {
    return new Viewport(centerX, centerY, worldSize * pixelRatio, newWidth, newHeight);
  }

  /// The nearest view that shows no void above or below the world and is neither too far nor too
  /// close. The world wraps sideways, so x is only brought back to the first copy.
  public Viewport held() {
    double size = Math.clamp(worldSize, farthest(), Math.max(CLOSEST, farthest()));
    double halfHeight = height * 0.5 / size;
    double y = halfHeight >= 0.5 ? 0.5 : Math.clamp(centerY, halfHeight, 1 - halfHeight);
    return new Viewport(centerX - Math.floor(centerX), y, size, width, height);
  }

  /// The smallest world: it fills the height, and the width too unless the screen is a wide
  /// strip, where that would leave only the tropics.
  public double farthest() {
    return Math.max(Math.max(height, 1), Math.min(width, height * 2.2));
  }
}
