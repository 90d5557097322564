package telltale.helper;

import java.util.Optional;
import telltale.helper.attach.AttachPlan;
import telltale.helper.attach.Rung;

/// What the helper may be told: three words from three short lists, never a path.
///
/// @param rung the rung to stand on; absent for the best
/// @param classifier how to attach classifiers
/// @param names whether to pass on what has names in it
record Options(Optional<Rung> rung, AttachPlan.Classifier classifier, boolean names) {

  /// The outcome of reading a command line.
  sealed interface Parsed {}

  /// A command line that is understood.
  record Understood(Options options) implements Parsed {}

  /// A command line that is not.
  ///
  /// @param reason what is wrong with it, one sentence
  record Refused(String reason) implements Parsed {}

  /// Reads a command line.
  static Parsed parse(String[] arguments) {
    Optional<Rung> rung = Optional.empty();
    AttachPlan.Classifier classifier = AttachPlan.Classifier.AUTO;
    boolean names = true;
    if (arguments.length % 2 != 0) {
      return new Refused("An option has no value.");
    }
    for (int i = 0; i < arguments.length; i += 2) {
      String value = arguments[i + 1];
      switch (arguments[i]) {
        case "--rung" -> {
          rung = Rung.ofWireName(value);
          if (rung.isEmpty() && !value.equals("auto")) {
            return new Refused("--rung takes auto, fentry, kprobe, tracepoint or sock-diag.");
          }
        }
        case "--attach" -> {
          switch (value) {
            case "auto" -> classifier = AttachPlan.Classifier.AUTO;
            case "tcx" -> classifier = AttachPlan.Classifier.TCX;
            case "clsact" -> classifier = AttachPlan.Classifier.CLSACT;
            default -> {
              return new Refused("--attach takes auto, tcx or clsact.");
            }
          }
        }
        case "--names" -> {
          if (!value.equals("on") && !value.equals("off")) {
            return new Refused("--names takes on or off.");
          }
          names = value.equals("on");
        }
        default -> {
          return new Refused("The helper knows --rung, --attach and --names only.");
        }
      }
    }
    return new Understood(new Options(rung, classifier, names));
  }
}
