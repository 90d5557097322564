package telltale.app.update;

import java.net.URI;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/// Who gives databases of places away.
public enum Provider {
  /// DB-IP City Lite: a new file each month, for everybody.
  DB_IP("https://download.db-ip.com", 30),
  /// GeoLite2 City: twice a week, for those who have an account.
  MAXMIND("https://download.maxmind.com", 7);

  private final String base;
  private final int days;

  Provider(String base, int days) {
    this.base = base;
    this.days = days;
  }

  /// Where it is asked, unless the user names a mirror.
  public URI base() {
    return URI.create(base);
  }

  /// After how many days it is worth asking again.
  public int days() {
    return days;
  }

  /// One file that may be there.
  ///
  /// @param data the database, packed
  /// @param checksum its SHA-256 in text, where the provider has one
  /// @param tar whether it is in a tape archive, within the compression
  record Offer(URI data, Optional<URI> checksum, boolean tar) {}

  /// The files to ask for, the next one where there is none of that name.
  List<Offer> offers(URI at, YearMonth month) {
    return switch (this) {
      // In the first days of a month there may be no file of it yet.
      case DB_IP -> List.of(monthly(at, month), monthly(at, month.minusMonths(1)));
      case MAXMIND -> {
        String file = "/geoip/databases/GeoLite2-City/download?suffix=tar.gz";
        yield List.of(new Offer(under(at, file), Optional.of(under(at, file + ".sha256")), true));
      }
    };
  }

  private static Offer monthly(URI at, YearMonth month) {
    URI file = under(at, "/free/dbip-city-lite-" + month + ".mmdb.gz");
    return new Offer(file, Optional.empty(), false);
  }

  private static URI under(URI base, String path) {
    return URI.create(base.toString().replaceAll("/+$", "") + path);
  }
}
