package telltale.app.text;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import telltale.app.words.Words;

/// Spells moments in the user's time zone. Absolute, not `3 s ago`: a text that ages by itself
/// would make an idle window draw.
public final class Moment {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private Moment() {}

  /// The time of day; with the date where that is not the day of `now`.
  public static String of(Words words, Instant moment, Instant now, ZoneId zone) {
    LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
    LocalDateTime today = LocalDateTime.ofInstant(now, zone);
    boolean sameDay = local.toLocalDate().equals(today.toLocalDate());
    return (sameDay ? CLOCK : date(words)).format(local);
  }

  private static DateTimeFormatter date(Words words) {
    return DateTimeFormatter.ofPattern(words.say("amount.date"), words.locale());
  }
}
