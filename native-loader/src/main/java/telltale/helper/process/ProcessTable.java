package telltale.helper.process;

import java.nio.file.Path;
import java.time.InstantSource;
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

  private final ProcFiles files;
  private final UserNames users;
  private final BootClock boot;
  private final LongSupplier nanoTime;
  private final Ancestry ancestry;
  private final ControlGroups groups;
  private final Map<Identity, KnownProcess> processes = new LeastRecentlyUsed<>(MAX_PROCESSES);
  private final Origins origins = new Origins();

  /// Reads below `proc` (normally `/proc`) and from `passwd` (normally `/etc/passwd`).
  ///
  /// @param groups tells what the control groups are that the kernel names by number
  public ProcessTable(Path proc, Path passwd, ControlGroups groups) {
    this(proc, passwd, groups, System::nanoTime, InstantSource.system());
  }

  ProcessTable(
      Path proc,
      Path passwd,
      ControlGroups groups,
      LongSupplier nanoTime,
      InstantSource wallClock) {
    this.groups = groups;
    files = new ProcFiles(proc);
    users = new UserNames(passwd, nanoTime);
    boot = new BootClock(files, wallClock);
    ancestry = new Ancestry(files, nanoTime);
    this.nanoTime = nanoTime;
  }

  /// What is known of a process. Of one that ended before it could be read: what the kernel said.
  public ProcessFacts facts(ProcessKey key) {
    if (key.startIsKnown()) {
      return facts(Identity.of(key), key);
    }
    return files
        .stat(key.tgid())
        .map(stat -> facts(new Identity(key.tgid(), stat.startTicks()), key))
        .orElseGet(() -> ended(key, null));
  }

  /// A program started. Remembered for the case that it ends before anybody can look.
  public void started(ProcessKey key, Launch launch) {
    origins.started(Identity.of(key), launch);
  }

  /// A process was made; it runs what its parent runs until it starts a program of its own.
  public void forked(ProcessKey child, ProcessKey parent) {
    origins.forked(Identity.of(child), Identity.of(parent));
  }

  /// A process is in a control group. Its path is asked for at once: the group may go with its last
  /// process.
  public void isIn(ProcessKey process, long controlGroup) {
    origins.belongs(Identity.of(process), groups.of(controlGroup));
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
    Optional<Status> status = files.status(identity.pid());
    if (status.filter(Status::isBeingTakenAway).isPresent()) {
      return gone(key, before, now);
    }
    OptionalInt leader = status.map(Status::leader).orElse(OptionalInt.empty());
    if (leader.isPresent() && leader.getAsInt() != identity.pid()) {
      // A thread is not a process: its facts are those of the process that it belongs to.
      ProcessKey process = new ProcessKey(leader.getAsInt(), 0, key.uid(), key.comm());
      return new KnownProcess(facts(process), now, Set.of(key.comm()), false);
    }
    OptionalInt uid = status.map(Status::effectiveUid).orElse(OptionalInt.empty());
    return leader(identity, key, before, stat.get(), uid.orElse(key.uid()));
  }

  private KnownProcess leader(
      Identity identity, ProcessKey key, @Nullable KnownProcess before, Stat stat, int uid) {
    long now = nanoTime.getAsLong();
    Optional<String> exe = files.exe(identity.pid());
    if (exe.isEmpty() && before != null && before.knows(key.comm())) {
      // A leader that has ended before its threads has no executable any more.
      return before.readAt(now);
    }
    if (exe.isEmpty() && origins.knowsLaunchOf(identity)) {
      // A zombie: its memory is gone, but what it was started as is remembered.
      return gone(key, before, now);
    }
    ProcessFacts facts = alive(key, stat, uid, exe);
    // The pid may have changed hands while its files were read one by one. That the process is gone
    // by now is no reason for doubt: pids are handed out in turn, so none returns that soon.
    if (!files.stat(identity.pid()).map(identity::is).orElse(true)) {
      return gone(key, before, now);
    }
    KnownProcess read = new KnownProcess(facts, now, Set.of(""), false).with(stat.comm());
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

  private ProcessFacts alive(ProcessKey key, Stat stat, int uid, Optional<String> exe) {
    int pid = key.tgid();
    return new ProcessFacts(
        pid,
        exe.flatMap(ExePath::fileName).orElseGet(() -> nameOf(key, stat.comm())),
        exe,
        commandLine(key),
        user(uid),
        ancestry.above(stat.parentPid(), stat.startTicks()),
        boot.at(stat.startTicks()),
        files.software(pid).or(() -> software(key)).orElse(Software.NONE));
  }

  private Optional<Software> software(ProcessKey key) {
    return key.startIsKnown() ? origins.software(Identity.of(key)) : Optional.empty();
  }

  /// A process that is about to be gone has given up its memory, and its arguments with it.
  private List<String> commandLine(ProcessKey key) {
    List<String> read = files.commandLine(key.tgid());
    return read.isEmpty() && key.startIsKnown()
        ? origins.program(Identity.of(key), key.comm(), this::running).commandLine()
        : read;
  }

  /// The kernel's word, and what an earlier reading learned that a change of program leaves true.
  private ProcessFacts ended(ProcessKey key, @Nullable KnownProcess before) {
    Optional<ProcessFacts> known = Optional.ofNullable(before).map(KnownProcess::facts);
    Identity identity = Identity.of(key);
    Origins.Program program = origins.program(identity, key.comm(), this::running);
    Optional<String> exe = program.exe();
    return new ProcessFacts(
        key.tgid(),
        exe.flatMap(ExePath::fileName).orElseGet(() -> nameOf(key, "")),
        exe,
        program.commandLine(),
        user(key.uid()),
        known.flatMap(ProcessFacts::parent).or(() -> parent(key, origins.parent(identity))),
        key.startIsKnown() ? boot.at(key.startTicks()) : Optional.empty(),
        known.map(ProcessFacts::software).or(() -> software(key)).orElse(Software.NONE));
  }

  private Optional<User> user(int uid) {
    return uid < 0 ? Optional.empty() : Optional.of(new User(uid, users.of(uid)));
  }

  private Optional<Parent> parent(ProcessKey child, OptionalInt parent) {
    return parent.isEmpty()
        ? Optional.empty()
        : ancestry.above(parent.getAsInt(), child.startTicks());
  }

  /// What a process runs that is older than the helper.
  private Optional<Origins.Program> running(Identity identity) {
    KnownProcess known = processes.get(identity);
    if (known != null) {
      return Optional.of(new Origins.Program(known.facts().exe(), known.facts().commandLine()));
    }
    return files
        .stat(identity.pid())
        .filter(identity::is)
        .map(
            _ -> new Origins.Program(files.exe(identity.pid()), files.commandLine(identity.pid())));
  }

  private static String nameOf(ProcessKey key, String leaderComm) {
    if (!key.comm().isEmpty()) {
      return key.comm();
    }
    return leaderComm.isEmpty() ? "pid " + key.tgid() : leaderComm;
  }
}
