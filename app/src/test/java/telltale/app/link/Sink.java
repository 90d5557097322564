package telltale.app.link;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import telltale.wire.Message;

/// Keeps what it hears.
final class Sink implements MessageSink {

  final List<LinkState> states = new ArrayList<>();
  final List<Message> messages = new ArrayList<>();
  final List<Instant> idle = new ArrayList<>();
  final CountDownLatch heardState = new CountDownLatch(1);
  final CountDownLatch heardIdle = new CountDownLatch(2);

  @Override
  public void entered(LinkState state) {
    states.add(state);
    heardState.countDown();
  }

  @Override
  public void received(Message message) {
    messages.add(message);
  }

  @Override
  public void idle(Instant now) {
    idle.add(now);
    heardIdle.countDown();
  }
}
