package telltale.app.text;

import java.time.Duration;
import telltale.app.words.Words;

/// Spells amounts of traffic and spans of time. Units are decimal (1 kB = 1000 B), as network
/// equipment counts.
public final class Amount {

  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

  /// Below one byte every two seconds a smoothed rate is the tail of something that has ended.
  private static final double STILL = 0.5;

  private Amount() {}

  /// For example `0 B`, `999 B`, `1.2 kB`, `34 MB`.
  public static String bytes(Words words, double bytes) {
    double value = Math.max(0, bytes);
    int unit = 0;
    // 999.5 would be printed as "1000" in its own unit.
    while (value >= 999.5 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    String number =
        unit == 0 || value >= 99.95
            ? String.format(words.locale(), "%.0f", value)
            : String.format(words.locale(), "%.1f", value);
    return number + " " + UNITS[unit];
  }

  /// For example `1.2 kB/s`; a dash when nothing moves.
  public static String rate(Words words, double bytesPerSecond) {
    return moves(bytesPerSecond) ? bytes(words, bytesPerSecond) + "/s" : "–";
  }

  /// Whether a smoothed rate is more than the tail of something that has ended.
  public static boolean moves(double bytesPerSecond) {
    return bytesPerSecond >= STILL;
  }

  /// For example `8 s`, `3 min 5 s`, `2 h 14 min`, `3 d 4 h`.
  public static String span(Words words, Duration span) {
    long seconds = Math.max(0, span.toSeconds());
    if (seconds < 60) {
      return words.say("amount.seconds", seconds);
    }
    if (seconds < 3600) {
      return words.say("amount.minutes", seconds / 60, seconds % 60);
    }
    if (seconds < 86_400) {
      return words.say("amount.hours", seconds / 3600, seconds % 3600 / 60);
    }
    return words.say("amount.days", seconds / 86_400, seconds % 86_400 / 3600);
  }
}
