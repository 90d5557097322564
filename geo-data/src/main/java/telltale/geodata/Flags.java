package telltale.geodata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The flags of countries as small pictures, 40 pixels wide and 30 high, of flag-icons. Any thread.
public final class Flags {

  private static final Pattern CODE = Pattern.compile("[A-Z]{2}");

  private Flags() {}

  /// The flag as a PNG file; empty where the code is no country's.
  ///
  /// @param code of ISO 3166-1, or XK
  public static Optional<byte[]> png(String code) {
    if (!CODE.matcher(code).matches()) {
      return Optional.empty();
    }
    String name = "flags/" + code.toLowerCase(Locale.ROOT) + ".png";
    try (InputStream in = Flags.class.getResourceAsStream(name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("this installation is damaged: install it again", e);
    }
  }
}
