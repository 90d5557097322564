package telltale.app.lan;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import telltale.app.latest.Latest;
import telltale.app.name.bytes.HostText;
import telltale.app.range.SpecialRange;

/// What name servers call addresses (reverse DNS). Asks only while that is wanted, which it is not
/// until somebody says so; what was learned is forgotten when it is wanted no more. May be used by
/// any thread, and blocks none but the one that asks.
///
/// Whoever owns an address may call it anything: a name counts only where it leads back to the
/// address. An address with a special purpose is never asked about.
public final class ReverseNames {

  /// More than there are connections that are looked at again and again, because an address that
  /// falls out would be asked about once more.
  static final int MOST = 2 * LocalNamesSink.LIMIT;

  private static final long NAMED_NANOS = TimeUnit.HOURS.toNanos(1);
  private static final long NAMELESS_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final Resolver resolver;
  private final Executor elsewhere;
  private final LongSupplier nanos;
  private final Map<InetAddress, Answer> answers = new Latest<>(MOST);
  private final Set<InetAddress> asked = new HashSet<>();
  private volatile boolean wanted;
  private volatile int version;

  private record Answer(Optional<String> name, long atNanos) {

    private boolean holds(long nanos) {
      return nanos - atNanos < (name.isPresent() ? NAMED_NANOS : NAMELESS_NANOS);
    }
  }

  /// Asks the name servers of this machine.
  ///
  /// @param elsewhere where to wait for answers; refuses what is too much for it, which is then
  ///     tried again later
  public ReverseNames(Executor elsewhere) {
    this(new SystemResolver(), elsewhere, System::nanoTime);
  }

  ReverseNames(Resolver resolver, Executor elsewhere, LongSupplier nanos) {
    this.resolver = resolver;
    this.elsewhere = elsewhere;
    this.nanos = nanos;
  }

  /// From here on name servers are asked, or not any more.
  public synchronized void want(boolean changed) {
    if (wanted == changed) {
      return;
    }
    wanted = changed;
    answers.clear();
    version++;
  }

  boolean isWanted() {
    return wanted;
  }

  /// Another number whenever an address is called otherwise.
  int version() {
    return version;
  }

  /// The name that leads back to the address, as far as that is known by now.
  Optional<String> name(InetAddress address) {
    if (!wanted) {
      return Optional.empty();
    }
    synchronized (this) {
      return Optional.ofNullable(answers.get(address)).flatMap(Answer::name);
    }
  }

  /// Has that address asked about, unless it was not long ago.
  void ask(InetAddress address) {
    if (!wanted || SpecialRange.of(address).isPresent() || !isToBeAsked(address)) {
      return;
    }
    try {
      elsewhere.execute(() -> lookUp(address));
    } catch (RejectedExecutionException full) {
      synchronized (this) {
        asked.remove(address);
      }
    }
  }

  private synchronized boolean isToBeAsked(InetAddress address) {
    @Nullable Answer known = answers.get(address);
    return (known == null || !known.holds(nanos.getAsLong())) && asked.add(address);
  }

  private void lookUp(InetAddress address) {
    Optional<String> name = Optional.empty();
    try {
      // It may have waited for a while.
      name = wanted ? confirmed(address) : name;
    } finally {
      learn(address, name);
    }
  }

  private synchronized void learn(InetAddress address, Optional<String> name) {
    asked.remove(address);
    if (!wanted) {
      return;
    }
    @Nullable Answer before = answers.put(address, new Answer(name, nanos.getAsLong()));
    if (!name.equals(before == null ? Optional.empty() : before.name())) {
      version++;
    }
  }

  private Optional<String> confirmed(InetAddress address) {
    return resolver
        .name(address)
        .flatMap(HostText::of)
        // A bare word would be looked up in this machine's own domain.
        .filter(name -> name.indexOf('.') > 0)
        .filter(name -> resolver.addresses(name).contains(address));
  }
}
