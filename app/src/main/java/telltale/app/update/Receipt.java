package telltale.app.update;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import telltale.app.userfile.UserFile;

/// What is known of the database that was fetched last, so that the same one is not fetched again.
///
/// @param source the address that it came from
/// @param sha256 of the packed file
/// @param etag as the server said it, or empty
/// @param modified as the server said it, or empty
/// @param asked when the server was asked last
record Receipt(String source, String sha256, String etag, String modified, Instant asked) {

  private static final int MAX_BYTES = 8 * 1024;

  static Optional<Receipt> read(Path file) {
    UserFile kept = new UserFile(file, MAX_BYTES);
    if (!kept.exists()) {
      return Optional.empty();
    }
    Properties said = new Properties();
    try {
      said.load(new ByteArrayInputStream(kept.read().orElse(new byte[0])));
      return Optional.of(
          new Receipt(
              said.getProperty("source", ""),
              said.getProperty("sha256", ""),
              said.getProperty("etag", ""),
              said.getProperty("modified", ""),
              Instant.parse(said.getProperty("asked", ""))));
    } catch (IOException | IllegalArgumentException | DateTimeParseException unusable) {
      // Without it the database is fetched once more.
      return Optional.empty();
    }
  }

  void write(Path file) throws IOException {
    Properties said = new Properties();
    said.setProperty("source", source);
    said.setProperty("sha256", sha256);
    said.setProperty("etag", etag);
    said.setProperty("modified", modified);
    said.setProperty("asked", asked.toString());
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    said.store(text, null);
    new UserFile(file, MAX_BYTES).write(text.toByteArray());
  }

  Receipt askedAt(Instant now) {
    return new Receipt(source, sha256, etag, modified, now);
  }

  /// Headers under which a server may say that nothing changed.
  Map<String, String> conditions() {
    Map<String, String> headers = new HashMap<>();
    if (!etag.isEmpty()) {
      headers.put("If-None-Match", etag);
    }
    if (!modified.isEmpty()) {
      headers.put("If-Modified-Since", modified);
    }
    return headers;
  }
}
