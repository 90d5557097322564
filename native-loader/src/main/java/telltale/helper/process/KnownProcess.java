package telltale.helper.process;

import java.util.HashSet;
import java.util.Set;
import telltale.wire.ProcessFacts;

/// One process as it was read.
///
/// @param facts what was read
/// @param readAtNanos when, on the monotonic clock
/// @param comms the thread names that these facts answer for
/// @param forGood true once the process has ended: there is nothing left to read
record KnownProcess(ProcessFacts facts, long readAtNanos, Set<String> comms, boolean forGood) {

  private static final long FRESH_NANOS = 1_000_000_000;

  // A process may name its threads as it likes; past this many, each new name costs a reading.
  private static final int MAX_COMMS = 32;

  KnownProcess {
    comms = Set.copyOf(comms);
  }

  /// True if these facts need no second look.
  boolean answers(ProcessKey key, long nowNanos) {
    return knows(key.comm()) && (forGood || nowNanos - readAtNanos < FRESH_NANOS);
  }

  /// True if a thread of that name belongs to the program that was read.
  boolean knows(String comm) {
    return comms.contains(comm);
  }

  KnownProcess with(String comm) {
    return with(Set.of(comm));
  }

  KnownProcess with(Set<String> more) {
    Set<String> both = new HashSet<>(more);
    both.addAll(comms);
    return both.size() > MAX_COMMS ? this : new KnownProcess(facts, readAtNanos, both, forGood);
  }

  KnownProcess readAt(long nowNanos) {
    return new KnownProcess(facts, nowNanos, comms, forGood);
  }

  KnownProcess ended() {
    return new KnownProcess(facts, readAtNanos, comms, true);
  }
}
