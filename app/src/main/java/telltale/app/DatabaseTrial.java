package telltale.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import telltale.app.place.Locator;
import telltale.app.place.LocatorState;
import telltale.app.update.GeoUpdate;
import telltale.wire.Place;

/// Opens a database and asks it for addresses all over the world.
final class DatabaseTrial implements GeoUpdate.Trial {

  private static final int FIRST = 1;
  private static final int LAST = 223;

  /// Of all these, a whole database of the world places nearly every one.
  private static final double ENOUGH = 0.25;

  @Override
  public Optional<String> edition(Path file) {
    return switch (Locator.open(
        List.of(file), Optional.empty(), file.toAbsolutePath().resolveSibling(""))) {
      case LocatorState.Ready(Locator locator) -> {
        try (locator) {
          yield knowsTheWorld(locator) ? Optional.of(locator.edition()) : Optional.empty();
        }
      }
      case LocatorState.Absent absent -> Optional.empty();
      case LocatorState.Unreadable unreadable -> Optional.empty();
    };
  }

  private static boolean knowsTheWorld(Locator locator) {
    long placed =
        IntStream.rangeClosed(FIRST, LAST)
            .mapToObj(DatabaseTrial::inBlock)
            .filter(address -> locator.locate(address).flatMap(Place::country).isPresent())
            .count();
    return placed >= ENOUGH * (LAST - FIRST + 1);
  }

  private static InetAddress inBlock(int first) {
    try {
      return InetAddress.getByAddress(new byte[] {(byte) first, 60, 20, 10});
    } catch (UnknownHostException e) {
      throw new AssertionError("four bytes are always an address", e);
    }
  }
}
