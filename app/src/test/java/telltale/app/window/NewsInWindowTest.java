package telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import telltale.app.FxThread;
import telltale.app.Sample;
import telltale.app.flow.FlowSnapshot;
import telltale.app.pulse.SnapshotPump.Frame;

class NewsInWindowTest extends WindowFixture {

  private static final Sample FIREFOX = Sample.flow(1).process("firefox", 1).host("a.test");
  private static final Sample SSH = Sample.flow(2).process("ssh", 2).host("b.test");

  @Test
  void whatCameWhileNobodyLookedIsMarkedAndFound() {
    show(LIVE, at(1, FIREFOX));
    assertThat(node("#new").isVisible()).isFalse();
    FxThread.run(() -> window.look(false));
    FxThread.run(() -> window.show(new Frame(LIVE, at(60, FIREFOX, SSH))));
    FxThread.run(() -> window.look(true));
    FxThread.await("ssh is marked", () -> isNew("ssh"));
    assertThat(isNew("firefox")).isFalse();
    assertThat(text("#new")).isEqualTo("1 new");
    click(node("#new"));
    FxThread.await("only what is new is listed", () -> find("firefox").isEmpty());
    assertThat(find("ssh")).isPresent();
    click(node("#seen"));
    FxThread.await("all of it is seen", () -> !isNew("ssh") && find("firefox").isPresent());
    assertThat(node("#new").isVisible()).isFalse();
  }

  private boolean isNew(String title) {
    return find(title)
        .map(
            cell ->
                cell.getPseudoClassStates().stream()
                    .anyMatch(state -> state.getPseudoClassName().equals("new")))
        .orElse(false);
  }

  private static FlowSnapshot at(long seconds, Sample... flows) {
    return new FlowSnapshot(
        seconds,
        Sample.NOW.plus(Duration.ofSeconds(seconds)),
        Arrays.stream(flows).map(Sample::view).toList(),
        Optional.empty());
  }
}
