package telltale.app.link;

import java.util.List;
import java.util.Locale;

/// What the app may ask of the helper. Values of a fixed list and nothing else: the helper runs as
/// root and takes no free text.
///
/// @param rung which set of probes to use
/// @param attach how to attach the classifiers
/// @param names whether to copy what has host names in it
public record HelperOptions(Rung rung, Attach attach, Names names) {

  /// The best of both that the kernel allows.
  public static final HelperOptions BEST = new HelperOptions(Rung.AUTO, Attach.AUTO, Names.ON);

  /// A set of probes.
  public enum Rung {
    /// The best that loads.
    AUTO,
    /// Trampolines at the exits of connect and accept.
    FENTRY,
    /// Connect and accept kprobe pairs.
    KPROBE,
    /// Tracepoints and cgroup hooks.
    TRACEPOINT,
    /// The list of open sockets, asked again and again.
    SOCK_DIAG;

    /// The helper's word, which is the user's too.
    @Override
    public String toString() {
      return word(this);
    }
  }

  /// A way to attach classifiers.
  public enum Attach {
    /// TCX where the kernel has it.
    AUTO,
    /// Links, since Linux 6.6.
    TCX,
    /// A qdisc with filters.
    CLSACT
  }

  /// Whether the first words of connections are copied.
  public enum Names {
    /// Connections have host names.
    ON,
    /// Nothing that is sent is looked at.
    OFF
  }

  List<String> arguments() {
    return List.of("--rung", word(rung), "--attach", word(attach), "--names", word(names));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
