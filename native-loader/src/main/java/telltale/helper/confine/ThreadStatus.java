package telltale.helper.confine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `/proc/self/task/<tid>/status` says of a thread's rights. A line that is missing counts as
/// the worst that it could say.
///
/// @param fields the lines by their names
record ThreadStatus(Map<String, String> fields) {

  private static final List<String> CAPABILITY_SETS =
      List.of("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb");
  private static final String FILTERED = "2";
  private static final String ONE = "1";

  ThreadStatus {
    fields = Map.copyOf(fields);
  }

  static ThreadStatus parse(String text) {
    Map<String, String> fields = new HashMap<>();
    text.lines()
        .map(line -> line.split(":", 2))
        .filter(line -> line.length == 2)
        .forEach(line -> fields.put(line[0], line[1].strip()));
    return new ThreadStatus(fields);
  }

  /// What this thread has that it must not have, in a few words; nothing if it is as it has to be.
  ///
  /// @param capabilities the most that it may have, a bit each
  Optional<String> problem(long capabilities) {
    if (hasZero("Uid") || hasZero("Gid")) {
      return Optional.of("it is root");
    }
    if (!fields.getOrDefault("Groups", "?").isEmpty()) {
      return Optional.of("it has other groups");
    }
    for (String set : CAPABILITY_SETS) {
      if ((bits(set) & ~capabilities) != 0) {
        return Optional.of("it has more capabilities than it needs (" + set + ")");
      }
    }
    if (!ONE.equals(fields.get("NoNewPrivs"))) {
      return Optional.of("it could gain privileges");
    }
    return FILTERED.equals(fields.get("Seccomp"))
        ? Optional.empty()
        : Optional.of("its system calls are not filtered");
  }

  private long bits(String set) {
    String hexadecimal = fields.getOrDefault(set, "");
    return hexadecimal.matches("[0-9a-f]{16}") ? Long.parseUnsignedLong(hexadecimal, 16) : -1;
  }

  private boolean hasZero(String ids) {
    return List.of(fields.getOrDefault(ids, "0").split("\\s+")).contains("0");
  }
}
