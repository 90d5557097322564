package telltale.helper.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import telltale.wire.ProcessFacts.Parent;

/// Chains of parents, read upwards from `/proc`. A shell's chain is the same for each of a thousand
/// programs that it starts, so it is read once a second at most.
final class Ancestry {

  /// systemd, a session, a terminal, a shell and a build tool in a build tool: nine. What is longer
  /// is a loop of scripts, of which the near end says enough.
  static final int MAX_LENGTH = 16;

  private static final int MAX_CHAINS = 1024;
  private static final long FRESH_NANOS = 1_000_000_000;

  private final ProcFiles files;
  private final LongSupplier nanoTime;
  private final Map<Identity, Chain> chains = new LeastRecentlyUsed<>(MAX_CHAINS);

  Ancestry(ProcFiles files, LongSupplier nanoTime) {
    this.files = files;
    this.nanoTime = nanoTime;
  }

  /// The chain that begins with that parent. A "parent" younger than its child is somebody else
  /// who got the pid of one that has ended: then nothing but the pid is known, and no more of the
  /// chain.
  Optional<Parent> above(int parentPid, long childStartTicks) {
    if (parentPid <= 0) {
      return Optional.empty();
    }
    Optional<Stat> stat = older(parentPid, childStartTicks);
    if (stat.isEmpty()) {
      return Optional.of(new Parent(parentPid, Optional.empty()));
    }
    Identity identity = new Identity(parentPid, stat.get().startTicks());
    long now = nanoTime.getAsLong();
    Chain known = chains.get(identity);
    if (known == null || now - known.readAtNanos >= FRESH_NANOS) {
      known = new Chain(read(parentPid, stat.get()), now);
      chains.put(identity, known);
    }
    return Optional.of(known.nearest);
  }

  private Parent read(int pid, Stat stat) {
    List<Parent> links = new ArrayList<>();
    links.add(link(pid, stat));
    Stat child = stat;
    while (child.parentPid() > 0 && links.size() < MAX_LENGTH) {
      int next = child.parentPid();
      Optional<Stat> parent = older(next, child.startTicks());
      links.add(parent.map(found -> link(next, found)).orElse(new Parent(next, Optional.empty())));
      if (parent.isEmpty()) {
        break;
      }
      child = parent.get();
    }
    Parent chain = links.removeLast();
    for (Parent link : links.reversed()) {
      chain = new Parent(link.pid(), link.name(), Optional.of(chain));
    }
    return chain;
  }

  private Parent link(int pid, Stat stat) {
    String name = files.exe(pid).flatMap(ExePath::fileName).orElse(stat.comm());
    return new Parent(pid, Optional.of(name));
  }

  private Optional<Stat> older(int pid, long childStartTicks) {
    return files.stat(pid).filter(stat -> stat.startTicks() <= childStartTicks);
  }

  private record Chain(Parent nearest, long readAtNanos) {}
}
