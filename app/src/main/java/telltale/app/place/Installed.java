package telltale.app.place;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import telltale.app.place.database.Attribution;
import telltale.app.place.database.Database;
import telltale.app.place.database.Unusable;
import telltale.geodata.GeoFiles;

/// The databases that come along: a file of places for each version of IP. Nobody but a package
/// manager or a build replaces them, and those replace whole files, so they are read where they
/// lie.
///
/// @param ipv4 places of IPv4 addresses
/// @param ipv6 places of IPv6 addresses
/// @param credit what their licence asks to say
record Installed(Optional<Database> ipv4, Optional<Database> ipv6, Optional<Attribution> credit)
    implements AutoCloseable {

  static final Installed NONE = new Installed(Optional.empty(), Optional.empty(), Optional.empty());

  /// Opens both, or neither.
  static Installed open(Path ipv4, Path ipv6, GeoFiles files) throws Unusable {
    Database four = Database.inPlace(ipv4, files.edition());
    try {
      Database six = Database.inPlace(ipv6, files.edition());
      Attribution credit =
          files
              .attribution()
              .map(text -> new Attribution(text, files.link()))
              .orElseGet(four::attribution);
      return new Installed(Optional.of(four), Optional.of(six), Optional.of(credit));
    } catch (Unusable e) {
      four.close();
      throw e;
    }
  }

  Optional<Database> places(InetAddress address) {
    return address instanceof Inet4Address ? ipv4 : ipv6;
  }

  /// None comes along.
  Optional<Database> networks(InetAddress address) {
    return Optional.empty();
  }

  Stream<String> editions(boolean places, boolean networks) {
    return places ? ipv4.stream().map(Database::edition) : Stream.empty();
  }

  Stream<Attribution> attributions(boolean places, boolean networks) {
    return places ? credit.stream() : Stream.empty();
  }

  @Override
  public void close() {
    ipv6.ifPresent(Database::close);
    ipv4.ifPresent(Database::close);
  }
}
