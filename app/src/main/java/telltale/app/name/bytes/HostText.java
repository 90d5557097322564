package telltale.app.name.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Decides what is a host name: labels of letters, digits, hyphens and underscores, in lower
/// case, as DNS limits them. Names beyond ASCII come as `xn--` labels and stay so, because what
/// looks like another name must not read like it. An address is no name.
public final class HostText {

  /// The longest name, in characters.
  public static final int MAX_NAME = 253;

  private static final String LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";

  /// The last label of a name is never a number: that is an IPv4 address, or a part of one.
  private static final Pattern NAME = Pattern.compile("(?:" + LABEL + "\\.)*+(?![0-9]+$)" + LABEL);

  private HostText() {}

  /// The name in those bytes, if they are one.
  public static Optional<String> of(byte[] bytes) {
    if (bytes.length > MAX_NAME + 1) {
      return Optional.empty();
    }
    return of(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /// The name in that text, if it is one. A dot at its end is left out.
  public static Optional<String> of(String text) {
    String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    boolean isName = name.length() <= MAX_NAME && NAME.matcher(name).matches();
    return isName ? Optional.of(name.toLowerCase(Locale.ROOT)) : Optional.empty();
  }
}
