package telltale.app.place;

import com.maxmind.db.Reader;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import telltale.wire.Place;

/// A database whose records are flat: `country_code`, `city`, `latitude`, `longitude`.
final class FlatTable implements PlaceTable {

  private final Reader reader;
  private final String edition;

  /// Takes the reader over.
  FlatTable(Reader reader, String edition) {
    this.reader = reader;
    this.edition = edition;
  }

  @Override
  public Optional<Place> find(InetAddress address) throws IOException {
    Map<?, ?> row = reader.get(address, Map.class);
    if (row == null) {
      return Optional.empty();
    }
    OptionalDouble latitude = degrees(row.get("latitude"), 90);
    OptionalDouble longitude = degrees(row.get("longitude"), 180);
    boolean located = latitude.isPresent() && longitude.isPresent();
    return Optional.of(
        new Place(
            text(row.get("country_code")).flatMap(PlaceTable::countryCode),
            text(row.get("city")),
            located ? latitude : OptionalDouble.empty(),
            located ? longitude : OptionalDouble.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            edition));
  }

  private static Optional<String> text(@Nullable Object value) {
    return value instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
  }

  private static OptionalDouble degrees(@Nullable Object value, double limit) {
    // Through its decimal text, because a float's 37.422 widens to 37.42200088500977.
    return value instanceof Number number
        ? PlaceTable.degrees(Double.parseDouble(number.toString()), limit)
        : OptionalDouble.empty();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
