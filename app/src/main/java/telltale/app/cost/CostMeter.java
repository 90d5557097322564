package telltale.app.cost;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// Measures what Telltale takes, every ten seconds at most. One thread.
///
/// What it says changes only when the eye would see it: a figure that flickers in its last digit
/// would have the window drawn while nothing happens.
public final class CostMeter {

  private static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

  /// Of a core: a smaller change is not told, and less than half of it is nothing.
  private static final double STEP = 0.01;

  private static final long STEP_BYTES = 16L << 20;

  private final ProcessFiles files;
  private final Clock window = new Clock();
  private final Clock helper = new Clock();
  private long nextNanos;
  private Optional<Cost> told = Optional.empty();

  /// @param nowNanos a monotonic clock
  public CostMeter(ProcessFiles files, long nowNanos) {
    this.files = files;
    nextNanos = nowNanos;
  }

  /// What Telltale takes, if that is news.
  public Optional<Cost> look(long nowNanos) {
    if (nowNanos - nextNanos < 0) {
      return Optional.empty();
    }
    nextNanos = nowNanos + PAUSE_NANOS;
    Optional<Cost.Share> own = window.share(files, files.own(), nowNanos);
    OptionalLong child = files.child();
    Optional<Cost.Share> others =
        child.isPresent() ? helper.share(files, child.getAsLong(), nowNanos) : Optional.empty();
    Optional<Cost> cost = own.map(share -> new Cost(share, others));
    if (cost.isEmpty() || told.filter(before -> looksLike(before, cost.get())).isPresent()) {
      return Optional.empty();
    }
    told = cost;
    return cost;
  }

  private static boolean looksLike(Cost before, Cost now) {
    double more = now.whole().processor() - before.whole().processor();
    long bytes = now.whole().bytes() - before.whole().bytes();
    boolean aThird = Math.abs(more) > before.whole().processor() / 3;
    return before.helper().isPresent() == now.helper().isPresent()
        && (Math.abs(more) < STEP || !aThird)
        && Math.abs(bytes) < STEP_BYTES;
  }

  /// The processor time of one process, between two looks.
  private static final class Clock {

    private long pid = -1;
    private long nanos;
    private double seconds;

    /// Empty at the first look at a process, and where there is nothing to see.
    Optional<Cost.Share> share(ProcessFiles files, long wanted, long nowNanos) {
      Optional<ProcessFiles.Used> used = files.used(wanted);
      if (used.isEmpty()) {
        return Optional.empty();
      }
      boolean known = pid == wanted && nowNanos > nanos;
      double spent = used.get().seconds() - seconds;
      double passed = (nowNanos - nanos) / 1e9;
      pid = wanted;
      nanos = nowNanos;
      seconds = used.get().seconds();
      return known
          ? Optional.of(new Cost.Share(Math.max(0, spent / passed), used.get().bytes()))
          : Optional.empty();
    }
  }
}
