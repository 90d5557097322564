package telltale.app.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.Timer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import telltale.app.map.FxToolkit;

class RestingTimerTest {

  private final Recorded timer = new Recorded();
  private final RestingTimer resting = new RestingTimer(timer, 16);

  @Test
  void pausesByBeatingOnceASecond() {
    FxToolkit.act(resting::pause);

    assertThat(timer.periods).containsExactly(1000);
  }

  @Test
  void doesNotBeginAnotherPauseWithinOne() {
    FxToolkit.act(resting::pause);
    FxToolkit.act(resting::pause);

    assertThat(timer.periods).containsExactly(1000);
  }

  @Test
  void goesOnAsFastAsBefore() {
    FxToolkit.act(resting::pause);
    FxToolkit.act(resting::resume);
    FxToolkit.act(resting::resume);

    assertThat(timer.periods).containsExactly(1000, 16);
  }

  @Test
  void isLeftAloneWhileItDoesNotPause() {
    FxToolkit.act(resting::resume);

    assertThat(timer.periods).isEmpty();
  }

  @Test
  void goesOnByTheThreadOnWhichItFiresWhoeverAsks() {
    FxToolkit.act(resting::pause);
    Thread asking = Thread.currentThread();
    resting.resume();
    FxToolkit.await("it goes on", () -> timer.periods.size() == 2);

    assertThat(timer.threads).hasSize(2).doesNotContain(asking);
  }

  /// Notes how it is started, and never fires.
  private static final class Recorded extends Timer {

    private final List<Integer> periods = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    Recorded() {
      super(() -> {});
    }

    @Override
    public synchronized void start(int period) {
      periods.add(period);
      threads.add(Thread.currentThread());
    }

    @Override
    protected long _start(Runnable runnable) {
      return 0;
    }

    @Override
    protected long _start(Runnable runnable, int period) {
      return 0;
    }

    @Override
    protected void _stop(long pointer) {}

    @Override
    protected void _pause(long pointer) {}

    @Override
    protected void _resume(long pointer) {}
  }
}
