package telltale.app.place;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import telltale.app.place.database.MmdbWriter;

/// A database of the whole world, in few words: each block of sixteen million addresses is in one
/// country.
public final class WorldFile {

  private WorldFile() {}

  /// Writes one that knows so many blocks.
  public static void write(Path file, int blocks) throws IOException {
    MmdbWriter writer = new MmdbWriter("DBIP-City-Lite", 4);
    for (int first = 1; first <= blocks; first++) {
      writer.with(
          first + ".0.0.0/8",
          Map.of(
              "country", Map.of("iso_code", "DE"),
              "location", Map.of("latitude", 53.5, "longitude", 10.0)));
    }
    writer.to(file);
  }
}
