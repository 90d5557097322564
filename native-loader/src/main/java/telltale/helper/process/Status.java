package telltale.helper.process;

import java.util.OptionalInt;

/// What is needed of `/proc/<pid>/status`.
///
/// @param leader the thread group id: another number than that of the directory where that is a
///     thread's, which can be opened though it is not listed; 0 of a process that its parent is
///     taking away at this moment, which has no number any more
/// @param effectiveUid who it acts as
record Status(OptionalInt leader, OptionalInt effectiveUid) {

  private static final String LEADER_FIELD = "Tgid:";
  private static final String UID_FIELD = "Uid:";
  private static final int EFFECTIVE = 1;

  boolean isBeingTakenAway() {
    return leader.isPresent() && leader.getAsInt() == 0;
  }

  static Status parse(String text) {
    return new Status(number(text, LEADER_FIELD, 0), number(text, UID_FIELD, EFFECTIVE));
  }

  private static OptionalInt number(String text, String field, int column) {
    for (String line : (Iterable<String>) text.lines()::iterator) {
      if (line.startsWith(field)) {
        String[] columns = line.substring(field.length()).trim().split("\\s+", column + 2);
        return columns.length <= column ? OptionalInt.empty() : number(columns[column]);
      }
    }
    return OptionalInt.empty();
  }

  private static OptionalInt number(String digits) {
    try {
      return OptionalInt.of(Integer.parseInt(digits));
    } catch (NumberFormatException notSmall) {
      return OptionalInt.empty();
    }
  }
}
