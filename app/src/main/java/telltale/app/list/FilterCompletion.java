package telltale.app.list;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import telltale.app.flow.FlowView;

/// Proposes how the word that is being typed could go on: with a key, or with what goes on right
/// now under that key, the commonest first.
public final class FilterCompletion {

  /// More could not be taken in.
  static final int MOST = 6;

  private static final Map<FilterKey, List<String>> FIXED =
      Map.of(
          FilterKey.RATE, List.of(">1M", ">100k", ">10k"),
          FilterKey.TOTAL, List.of(">1G", ">100M", ">1M"),
          FilterKey.SINCE, List.of("30s", "5m", "1h", "1d"),
          FilterKey.DIR, List.of("in", "out", "unknown"),
          FilterKey.IS, List.of(FilterKey.NEW, "busy", "idle", "local", "ownerless", "ended"));

  private FilterCompletion() {}

  /// One way to go on.
  ///
  /// @param shown what is offered
  /// @param text the whole filter after it was taken
  public record Proposal(String shown, String text) {}

  /// How a filter could go on at its end.
  public static List<Proposal> of(String text, List<FlowView> flows) {
    int begin = text.lastIndexOf(' ') + 1;
    String before = text.substring(0, begin);
    String word = text.substring(begin);
    String sign = word.startsWith("-") ? "-" : "";
    String said = word.substring(sign.length());
    int colon = said.indexOf(':');
    Optional<FilterKey> key =
        colon > 0 ? FilterKey.named(said.substring(0, colon)) : Optional.empty();
    if (key.isEmpty()) {
      return keys(said.toLowerCase(Locale.ROOT), before + sign);
    }
    String prefix = before + sign + key.get().word() + ":";
    String begun = said.substring(colon + 1).toLowerCase(Locale.ROOT);
    return values(key.get(), begun, flows)
        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(begun))
        .filter(value -> !value.equalsIgnoreCase(begun))
        .limit(MOST)
        .map(value -> new Proposal(value, prefix + FlowFilter.quoted(value) + " "))
        .toList();
  }

  private static List<Proposal> keys(String begun, String before) {
    return Arrays.stream(FilterKey.values())
        .map(key -> key.word() + ":")
        .filter(word -> word.startsWith(begun))
        .limit(MOST)
        .map(word -> new Proposal(word, before + word))
        .toList();
  }

  private static Stream<String> values(FilterKey key, String begun, List<FlowView> flows) {
    if (key == FilterKey.SINCE && begun.matches("\\d{1,6}")) {
      return Stream.of("s", "m", "h", "d").map(unit -> begun + unit);
    }
    if (FIXED.containsKey(key)) {
      return FIXED.getOrDefault(key, List.of()).stream();
    }
    Map<String, Long> counts =
        flows.stream()
            .flatMap(flow -> key.valuesOf(flow).stream().limit(1))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey);
  }
}
