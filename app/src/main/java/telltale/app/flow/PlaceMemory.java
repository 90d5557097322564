package telltale.app.flow;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import telltale.app.latest.Latest;
import telltale.wire.Connection;
import telltale.wire.Place;

/// Asks for the place of each remote address once, and remembers the latest few thousand until
/// places change. Belongs to one thread.
public final class PlaceMemory {

  private static final int LIMIT = 8192;

  private final Places places;
  private final Map<InetAddress, Optional<Place>> known = new Latest<>(LIMIT);
  private long version;

  /// Asks those.
  public PlaceMemory(Places places) {
    this.places = places;
    version = places.version();
  }

  /// Forgets what may be another by now; says whether it did, so that whatever was placed before
  /// has to be placed again.
  public boolean refresh() {
    long now = places.version();
    boolean changed = now != version;
    if (changed) {
      version = now;
      known.clear();
    }
    return changed;
  }

  /// The connection with the place of its remote end, unless it brought one.
  public Connection placed(Connection connection) {
    return connection.place().isPresent()
        ? connection
        : connection.withPlace(
            known.computeIfAbsent(connection.remote().address(), places::locate));
  }
}
