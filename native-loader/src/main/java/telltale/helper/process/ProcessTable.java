package telltale.helper.process;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import telltale.wire.ProcessFacts;
import telltale.wire.ProcessFacts.Parent;
import telltale.wire.ProcessFacts.Software;
import telltale.wire.ProcessFacts.User;

/// Facts about processes, confined to the poll thread. Remembers what it read, so that a process
/// with a thousand sockets is read once and one that has ended still has its name.
///
/// A process is known by pid and start time. One that replaces its program keeps both, so it is
/// read again when the kernel reports a thread name that was not seen before, and in any case when
/// the last reading is a second old.
public final class ProcessTable {

  private static final int MAX_PROCESSES = 4096;
  private static final String DELETED = " (deleted)";

  private final ProcFiles files;
  private final UserNames users;
  private final BootClock boot;
  private final LongSupplier nanoTime;
  private final Map<Identity, KnownProcess> processes = new LeastRecentlyUsed<>();
  private final Map<Identity, Launch> launches = new LeastRecentlyUsed<>();

  /// Reads below `proc` (normally `/proc`) and from `passwd` (normally `/etc/passwd`).
  public ProcessTable(Path proc, Path passwd) {
    this(proc, passwd, System::nanoTime, InstantSource.system());
  }

  ProcessTable(Path proc, Path passwd, LongSupplier nanoTime, InstantSource wallClock) {
    files = new ProcFiles(proc);
    users = new UserNames(passwd, nanoTime);
    boot = new BootClock(files, wallClock);
    this.nanoTime = nanoTime;
  }

  /// What is known of a process. Of one that ended before it could be read: what the kernel said.
  public ProcessFacts facts(ProcessKey key) {
    if (key.startIsKnown()) {
      return facts(new Identity(key.tgid(), key.startTicks()), key);
    }
    return files
        .stat(key.tgid())
        .map(stat -> facts(new Identity(key.tgid(), stat.startTicks()), key))
        .orElseGet(() -> ended(key, null));
  }

  /// A program started. Remembered for the case that it ends before anybody can look.
  public void started(ProcessKey key, Launch launch) {
    launches.put(new Identity(key.tgid(), key.startTicks()), launch);
  }

  /// How many processes are remembered.
  int size() {
    return processes.size();
  }

  private ProcessFacts facts(Identity identity, ProcessKey key) {
    KnownProcess known = processes.get(identity);
    if (known != null && known.answers(key, nanoTime.getAsLong())) {
      return known.facts();
    }
    KnownProcess read = read(identity, key, known);
    // The kernel's bare word about a thread name that nobody has seen does not push out what was
    // read of the program while it ran.
    if (known == null || !read.forGood() || read.facts().equals(known.facts())) {
      processes.put(identity, read);
    }
    return read.facts();
  }

  private KnownProcess read(Identity identity, ProcessKey key, @Nullable KnownProcess before) {
    long now = nanoTime.getAsLong();
    Optional<Stat> stat = files.stat(identity.pid()).filter(identity::is);
    if (stat.isEmpty()) {
      return gone(key, before, now);
    }
    Optional<String> exe = files.exe(identity.pid());
    if (exe.isEmpty() && before != null && before.knows(key.comm())) {
      // A leader that has ended before its threads has no executable any more.
      return before.readAt(now);
    }
    if (exe.isEmpty() && launches.containsKey(identity)) {
      // A zombie: its memory is gone, but what it was started as is remembered.
      return gone(key, before, now);
    }
    ProcessFacts facts = alive(key, stat.get(), exe);
    // The pid may have changed hands while its files were read one by one. That the process is gone
    // by now is no reason for doubt: pids are handed out in turn, so none returns that soon.
    if (!files.stat(identity.pid()).map(identity::is).orElse(true)) {
      return gone(key, before, now);
    }
    KnownProcess read = new KnownProcess(facts, now, Set.of(""), false).with(stat.get().comm());
    if (before != null && before.facts().exe().equals(exe)) {
      read = read.with(before.comms());
    }
    return read.with(key.comm());
  }

  private KnownProcess gone(ProcessKey key, @Nullable KnownProcess before, long now) {
    if (before != null && before.knows(key.comm())) {
      return before.ended();
    }
    return new KnownProcess(ended(key, before), now, Set.of(key.comm()), true);
  }

  private ProcessFacts alive(ProcessKey key, Stat stat, Optional<String> exe) {
    int pid = key.tgid();
    OptionalInt uid = files.effectiveUid(pid);
    return new ProcessFacts(
        pid,
        exe.flatMap(ProcessTable::fileName).orElseGet(() -> nameOf(key, stat.comm())),
        exe,
        files.commandLine(pid),
        user(uid.orElse(key.uid())),
        parent(stat),
        boot.at(stat.startTicks()),
        new Software(files.unit(pid), Optional.empty(), Optional.empty()));
  }

  /// The kernel's word, and what an earlier reading learned that a change of program leaves true.
  private ProcessFacts ended(ProcessKey key, @Nullable KnownProcess before) {
    Optional<ProcessFacts> known = Optional.ofNullable(before).map(KnownProcess::facts);
    Optional<Launch> launch =
        Optional.ofNullable(launches.get(new Identity(key.tgid(), key.startTicks())));
    Optional<String> exe = launch.flatMap(Launch::exe);
    return new ProcessFacts(
        key.tgid(),
        exe.flatMap(ProcessTable::fileName).orElseGet(() -> nameOf(key, "")),
        exe,
        launch.map(Launch::commandLine).orElse(List.of()),
        user(key.uid()),
        known.flatMap(ProcessFacts::parent).or(() -> launch.flatMap(this::parent)),
        key.startIsKnown() ? boot.at(key.startTicks()) : Optional.empty(),
        known.map(ProcessFacts::software).orElse(Software.NONE));
  }

  private Optional<User> user(int uid) {
    return uid < 0 ? Optional.empty() : Optional.of(new User(uid, users.of(uid)));
  }

  private Optional<Parent> parent(Stat child) {
    int pid = child.parentPid();
    if (pid <= 0) {
      return Optional.empty();
    }
    // A "parent" younger than its child is somebody else who got the pid of one that has ended.
    Optional<String> name =
        files
            .stat(pid)
            .filter(stat -> stat.startTicks() <= child.startTicks())
            .map(stat -> files.exe(pid).flatMap(ProcessTable::fileName).orElse(stat.comm()));
    return Optional.of(new Parent(pid, name));
  }

  private Optional<Parent> parent(Launch launch) {
    int pid = launch.parentTgid();
    Optional<String> name =
        files
            .stat(pid)
            .map(stat -> files.exe(pid).flatMap(ProcessTable::fileName).orElse(stat.comm()));
    return pid <= 0 ? Optional.empty() : Optional.of(new Parent(pid, name));
  }

  private static String nameOf(ProcessKey key, String leaderComm) {
    if (!key.comm().isEmpty()) {
      return key.comm();
    }
    return leaderComm.isEmpty() ? "pid " + key.tgid() : leaderComm;
  }

  private static Optional<String> fileName(String exe) {
    String path = exe.endsWith(DELETED) ? exe.substring(0, exe.length() - DELETED.length()) : exe;
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }

  /// What tells one process from every other since boot.
  private record Identity(int pid, long startTicks) {

    boolean is(Stat stat) {
      return stat.startedAt(startTicks);
    }
  }

  private static final class LeastRecentlyUsed<V> extends LinkedHashMap<Identity, V> {

    private static final long serialVersionUID = 1L;

    LeastRecentlyUsed() {
      super(64, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Identity, V> eldest) {
      return size() > MAX_PROCESSES;
    }
  }
}
