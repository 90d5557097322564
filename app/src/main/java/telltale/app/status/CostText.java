package telltale.app.status;

import telltale.app.cost.Cost;
import telltale.app.words.Words;

/// Spells what Telltale takes of the machine.
final class CostText {

  private static final long MEGABYTE = 1_000_000;
  private static final double LEAST = 0.01;

  private CostText() {}

  /// For example `3 % · 310 MB`.
  static String of(Words words, Cost.Share share) {
    String memory = Math.round((double) share.bytes() / MEGABYTE) + " MB";
    return words.joined(processor(words, share.processor()), memory);
  }

  private static String processor(Words words, double share) {
    return share < LEAST
        ? words.say("status.cost.less")
        : words.say("status.cost.percent", Math.round(100 * share));
  }

  /// Which part takes how much, and how that is counted.
  static String explained(Words words, Cost cost) {
    String window = words.say("status.cost.window", of(words, cost.window()));
    String helper =
        cost.helper()
            .map(share -> "\n" + words.say("status.cost.helper", of(words, share)))
            .orElse("");
    return window + helper + "\n" + words.say("status.cost.about");
  }
}
