package telltale.app.name.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import telltale.app.name.bytes.HostText;
import telltale.app.name.bytes.Reading;

/// Reads the Host of an HTTP/1 request (RFC 9112). Never throws; allocates at most four times what
/// it is given. A request to a proxy names somebody else than the other end of its connection, and
/// is therefore nameless.
public final class Request {

  private static final String HOST = "host:";

  /// Spaces and tabs around it mean nothing; a port may follow.
  private static final Pattern VALUE = Pattern.compile("[ \t]*([^: \t]*)(?::[0-9]{0,5})?[ \t]*");

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
    boolean isOneLine = line.indexOf('\r') < 0 && line.indexOf('\n') < 0;
    if (!isOneLine || end < 3 || end > 7) {
      return false;
    }
    return line.chars().limit(end).allMatch(c -> c >= 'A' && c <= 'Z');
  }

  /// Only a Host line that is there to its end counts: half a name is another name. What servers
  /// understand in different ways, two of them or a line that is no field, is nobody's name.
  private static Reading headers(String text, int start) {
    Optional<String> host = Optional.empty();
    int from = start;
    int end = text.indexOf("\r\n", from);
    while (end != from) {
      String line = text.substring(from, end < 0 ? text.length() : end);
      boolean isHost = line.regionMatches(true, 0, HOST, 0, HOST.length());
      if (isOdd(line, end >= 0) || (isHost && host.isPresent())) {
        return new Reading.Nameless();
      }
      if (end < 0) {
        return host.isPresent() ? named(host.get()) : new Reading.NeedMore();
      }
      host = isHost ? Optional.of(line.substring(HOST.length())) : host;
      from = end + 2;
      end = text.indexOf("\r\n", from);
    }
    return host.isPresent() ? named(host.get()) : new Reading.Nameless();
  }

  /// For some servers a line ends with either character.
  private static boolean isOdd(String line, boolean isWhole) {
    int half = line.indexOf('\r');
    boolean isCut = half >= 0 && (isWhole || half < line.length() - 1);
    return isCut || line.indexOf('\n') >= 0 || (isWhole && line.indexOf(':') < 0);
  }

  private static Reading named(String value) {
    Matcher host = VALUE.matcher(value);
    Optional<String> name = host.matches() ? HostText.of(host.group(1)) : Optional.empty();
    return name.isPresent() ? new Reading.Found(name.get(), List.of()) : new Reading.Nameless();
  }
}
