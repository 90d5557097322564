package telltale.app.window;

/// A point on the earth.
///
/// @param latitude degrees north
/// @param longitude degrees east
public record Degrees(double latitude, double longitude) {}
