package telltale.app.flow;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import telltale.app.latest.Latest;
import telltale.wire.Connection;
import telltale.wire.Place;

/// Asks for the place of each remote address once, and remembers the latest few thousand. Belongs
/// to one thread.
public final class PlaceMemory {

  private static final int LIMIT = 8192;

  private final Function<InetAddress, Optional<Place>> places;
  private final Map<InetAddress, Optional<Place>> known = new Latest<>(LIMIT);

  /// Asks that function.
  public PlaceMemory(Function<InetAddress, Optional<Place>> places) {
    this.places = places;
  }

  /// The connection with the place of its remote end, unless it brought one.
  public Connection placed(Connection connection) {
    return connection.place().isPresent()
        ? connection
        : connection.withPlace(known.computeIfAbsent(connection.remote().address(), places));
  }
}
