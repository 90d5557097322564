package telltale.app.name.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import telltale.app.name.bytes.HostText;
import telltale.app.name.bytes.Reading;

/// Reads the Host of an HTTP/1 request (RFC 9112). Never throws; allocates at most four times what
/// it is given. A request to a proxy names somebody else than the other end of its connection, and
/// is therefore nameless.
public final class Request {

  private static final String HOST = "host:";

  private Request() {}

  /// Reads the beginning of a TCP stream.
  public static Reading read(byte[] stream) {
    String text = new String(stream, StandardCharsets.ISO_8859_1);
    int lineEnd = text.indexOf("\r\n");
    String line = lineEnd < 0 ? text : text.substring(0, lineEnd);
    int method = line.indexOf(' ');
    if (!isMethod(line, method)) {
      return new Reading.NotThis();
    }
    boolean toOrigin = line.startsWith("/", method + 1) || line.startsWith("* ", method + 1);
    if (lineEnd < 0) {
      return toOrigin ? new Reading.NeedMore() : new Reading.Nameless();
    }
    if (!line.endsWith(" HTTP/1.1") && !line.endsWith(" HTTP/1.0")) {
      return new Reading.NotThis();
    }
    return toOrigin ? headers(text, lineEnd + 2) : new Reading.Nameless();
  }

  private static boolean isMethod(String line, int end) {
    if (end < 3 || end > 7) {
      return false;
    }
    return line.chars().limit(end).allMatch(c -> c >= 'A' && c <= 'Z');
  }

  /// Only a Host line that is there to its end counts: half a name is another name.
  private static Reading headers(String text, int start) {
    int from = start;
    while (true) {
      int end = text.indexOf("\r\n", from);
      if (end < 0) {
        return new Reading.NeedMore();
      }
      if (end == from) {
        return new Reading.Nameless();
      }
      if (text.regionMatches(true, from, HOST, 0, HOST.length())) {
        Optional<String> name = name(text.substring(from + HOST.length(), end).strip());
        return name.isPresent() ? new Reading.Found(name.get(), List.of()) : new Reading.Nameless();
      }
      from = end + 2;
    }
  }

  private static Optional<String> name(String host) {
    int colon = host.indexOf(':');
    boolean port = colon >= 0 && host.substring(colon + 1).matches("[0-9]{0,5}");
    return colon < 0 || port
        ? HostText.of(colon < 0 ? host : host.substring(0, colon))
        : Optional.empty();
  }
}
