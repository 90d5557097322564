package telltale.app.list;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import telltale.app.flow.FlowView;
import telltale.app.words.Phrase;

/// One condition of a filter.
///
/// @param key what it asks for; empty for a word that may occur anywhere
/// @param values of which one has to fit, in lower case
/// @param negated whether none may fit
record FilterTerm(Optional<FilterKey> key, List<String> values, boolean negated) {

  FilterTerm {
    values = List.copyOf(values);
  }

  /// The condition that a word of a filter stands for.
  static FilterTerm of(String word) {
    boolean negated = word.length() > 1 && word.startsWith("-");
    String said = negated ? word.substring(1) : word;
    int colon = said.indexOf(':');
    Optional<FilterKey> key =
        colon > 0 ? FilterKey.named(said.substring(0, colon)) : Optional.empty();
    String value = key.isPresent() ? said.substring(colon + 1) : said;
    return new FilterTerm(key, values(value.toLowerCase(Locale.ROOT), key.isPresent()), negated);
  }

  private static List<String> values(String value, boolean several) {
    String plain = value.replace("\"", "");
    return several && !value.contains("\"") ? List.of(plain.split(",", -1)) : List.of(plain);
  }

  /// What is wrong with it; such a condition is not applied.
  Optional<Phrase> problem() {
    if (key.isEmpty()) {
      return Optional.empty();
    }
    return values.stream()
        .filter(value -> !fits(key.get(), value))
        .findFirst()
        .map(value -> Phrase.of("filter.problem", key.get().word(), advice(key.get())));
  }

  private static boolean fits(FilterKey key, String value) {
    return switch (key.kind()) {
      case PART, WORD -> !value.isEmpty();
      case NUMBER -> value.matches("\\d{1,7}(-\\d{1,7})?");
      case AMOUNT -> value.matches("[<>].+") && FilterKey.amount(value.substring(1)).isPresent();
      case AGE -> FilterKey.age(value).isPresent();
    };
  }

  private static Phrase advice(FilterKey key) {
    return Phrase.of(
        switch (key.kind()) {
          case PART, WORD -> "filter.say.text";
          case NUMBER -> "filter.say.number";
          case AMOUNT -> "filter.say.amount";
          case AGE -> "filter.say.age";
        });
  }

  /// Whether the time decides, too.
  boolean ages() {
    return key.map(FilterKey::kind).equals(Optional.of(FilterKey.Kind.AGE));
  }

  /// Whether it holds, by what the window knows besides.
  boolean holds(FlowView flow, Sight sight) {
    return values.stream().anyMatch(value -> matches(flow, value, sight)) != negated;
  }

  private boolean matches(FlowView flow, String value, Sight sight) {
    if (key.isEmpty()) {
      return sight.texts().of(flow).contains(value);
    }
    FilterKey asked = key.get();
    if (asked == FilterKey.IS && value.equals(FilterKey.NEW)) {
      return sight.news().isNew(flow);
    }
    return asked.valuesOf(flow, sight.texts().words()).stream()
        .anyMatch(known -> matches(asked, known, value, sight.now()));
  }

  private static boolean matches(FilterKey key, String known, String value, Instant now) {
    return switch (key.kind()) {
      // A country's two letters are its code, not a part of some name.
      case PART ->
          (key == FilterKey.COUNTRY && value.length() == 2)
              ? known.equals(value)
              : known.contains(value);
      case WORD -> known.equals(value);
      case NUMBER -> within(Long.parseLong(known), value);
      case AMOUNT -> compares(Double.parseDouble(known), value);
      case AGE -> isWithin(Instant.ofEpochMilli(Long.parseLong(known)), value, now);
    };
  }

  private static boolean within(long known, String range) {
    int dash = range.indexOf('-');
    long from = Long.parseLong(dash < 0 ? range : range.substring(0, dash));
    long to = Long.parseLong(dash < 0 ? range : range.substring(dash + 1));
    return known >= from && known <= to;
  }

  private static boolean isWithin(Instant moment, String value, Instant now) {
    return FilterKey.age(value).map(age -> !moment.isBefore(now.minus(age))).orElse(false);
  }

  private static boolean compares(double known, String value) {
    double limit = FilterKey.amount(value.substring(1)).orElse(0);
    boolean more = value.charAt(0) == '>';
    return more ? known > limit : known < limit;
  }
}
