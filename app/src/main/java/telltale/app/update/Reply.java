package telltale.app.update;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.util.Optional;

/// What a server answered. Closing it ends the connection.
///
/// @param connection that it came over
/// @param status of HTTP
record Reply(HttpURLConnection connection, int status) implements AutoCloseable {

  static final int NOT_MODIFIED = HttpURLConnection.HTTP_NOT_MODIFIED;
  static final int NOT_FOUND = HttpURLConnection.HTTP_NOT_FOUND;

  Optional<String> header(String name) {
    return Optional.ofNullable(connection.getHeaderField(name));
  }

  /// How many bytes it says that there are; -1 when it does not.
  long length() {
    return connection.getContentLengthLong();
  }

  InputStream body() throws IOException {
    return connection.getInputStream();
  }

  @Override
  public void close() {
    connection.disconnect();
  }
}
