package telltale.app.inspect;

/// How far away places are.
public interface Distance {

  /// Kilometres from this machine to a place in degrees.
  double kilometres(double latitude, double longitude);
}
