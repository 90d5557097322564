package telltale.app;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowStore;
import telltale.app.link.LinkState;
import telltale.app.watch.LogWatch;
import telltale.app.watch.ScreenWatch;
import telltale.wire.Hello;
import telltale.wire.Message;
import telltale.wire.SafeText;

/// `watch` for people: a log of what opens and ends, or a screen that is drawn again once a second
/// when a person looks at it.
final class TextOutput implements Session.Output {

  private static final Duration DRAW_EVERY = Duration.ofSeconds(1);
  private static final Duration LOG_EVERY = Duration.ofMillis(100);

  private final Terminal terminal;
  private final FlowStore store;
  private final LogWatch log = new LogWatch(ZoneId.systemDefault());
  private final ScreenWatch screen;
  private String title = "";
  private long shown = -1;
  private long shownNanos = System.nanoTime();
  private boolean entered;

  TextOutput(Terminal terminal, FlowStore store) {
    this.terminal = terminal;
    this.store = store;
    TerminalSize size = terminal.live() ? TerminalSize.ask() : TerminalSize.USUAL;
    this.screen = new ScreenWatch(size.columns(), size.rows());
  }

  @Override
  public void begin(LinkState state) throws IOException {
    switch (state) {
      case LinkState.Streaming(Hello hello) -> begin(hello, "Telltale");
      case LinkState.Replaying(Hello hello, String file) -> begin(hello, "Recording " + file);
      default -> {}
    }
  }

  private void begin(Hello hello, String what) throws IOException {
    String runs = hello.rung() + ", " + hello.attach() + ", " + hello.kernel();
    title = SafeText.visible(what + "   " + runs);
    if (terminal.live()) {
      entered = true;
      terminal.print(ScreenWatch.ENTER);
    } else {
      terminal.print(log.heading(hello));
    }
  }

  @Override
  public void take(Message message) throws IOException {
    store.apply(message);
    show();
  }

  @Override
  public void idle(Instant now) throws IOException {
    store.tick(now);
    show();
  }

  @Override
  public void end() throws IOException {
    if (entered) {
      terminal.print(ScreenWatch.LEAVE);
    } else {
      print(log.changes(store.snapshot()));
    }
  }

  private void show() throws IOException {
    Duration pause = terminal.live() ? DRAW_EVERY : LOG_EVERY;
    if (System.nanoTime() - shownNanos < pause.toNanos()) {
      return;
    }
    shownNanos = System.nanoTime();
    FlowSnapshot snapshot = store.snapshot();
    if (snapshot.sequence() != shown) {
      shown = snapshot.sequence();
      print(terminal.live() ? screen.draw(title, snapshot) : log.changes(snapshot));
    }
  }

  private void print(String text) throws IOException {
    if (!text.isEmpty()) {
      terminal.print(text);
    }
  }
}
