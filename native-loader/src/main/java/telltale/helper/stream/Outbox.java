package telltale.helper.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import telltale.wire.Closed;
import telltale.wire.FirstWords;
import telltale.wire.Health;
import telltale.wire.Message;
import telltale.wire.Traffic;

/// What is waiting to be written: the bounded hand-over from the poll thread to the write thread.
/// Safe for both; neither ever waits for the other longer than a few assignments take.
///
/// Lines that tell of a change (`hello`, `opened`, `words`, `closed`) leave in the order of their
/// coming. Totals wait apart, one per connection, and leave after them: a newer total replaces
/// an older one, since it says all that the older one said, and a `closed` line, which has the
/// final totals, takes it too. So a client that reads slowly gets fewer totals, not older ones.
/// When there is no room, totals make room for changes. The newest `health` always has a place:
/// it is needed most when there is no room.
public final class Outbox {

  /// The most that may wait besides one `health`, in bytes of memory, which is about the bytes of
  /// the lines. The first words of some hundred connections come at once, a tick's worth: with one
  /// mebibyte for them, a browser that opens that many behind a local name server lost names while
  /// something else took the processor from the reader.
  public static final int MAX_BYTES = 4 << 20;

  /// The most messages that may wait.
  public static final int MAX_MESSAGES = 16_384;

  private final Deque<Message> changes = new ArrayDeque<>();
  private final Map<Long, Traffic> totals = new LinkedHashMap<>();
  private Optional<Health> health = Optional.empty();
  private int bytes;
  private int wordBytes;
  private long lost;
  private boolean closed;
  private boolean news;
  private volatile Runnable reader = Outbox::wakeNobody;

  /// Leaves a message. Called by the poll thread, which calls [#flush] after the last of a tick.
  ///
  /// @return false if there was no room for it, or if the stream is over. What was refused is not
  ///     lost: it has to be offered again, and a connection's `opened` line before anything else is
  ///     said of it.
  public synchronized boolean offer(Message message) {
    if (closed) {
      return false;
    }
    news = true;
    return switch (message) {
      case Traffic traffic -> offerTotal(traffic);
      case Health newest -> {
        replaceHealth(newest);
        yield true;
      }
      case Closed end -> {
        forgetTotal(end.id());
        yield offerChange(end);
      }
      case FirstWords words -> offerWords(words);
      default -> offerChange(message);
    };
  }

  /// Wakes the write thread, if there is anything new for it. What was offered and not flushed
  /// leaves within a second.
  public void flush() {
    if (takeNews()) {
      reader.run();
    }
  }

  private synchronized boolean takeNews() {
    boolean had = news;
    news = false;
    return had;
  }

  /// How many totals were taken back since the start because a change needed their room: the loss
  /// named `outbox-full`. Such a connection is told of again when it goes on or ends.
  public synchronized long lost() {
    return lost;
  }

  /// How many messages are waiting.
  synchronized int size() {
    return changes.size() + totals.size() + (health.isPresent() ? 1 : 0);
  }

  /// About how many bytes are waiting.
  synchronized int bytes() {
    return bytes;
  }

  /// The next message to write, or nothing while nothing is waiting.
  synchronized Optional<Message> take() {
    Optional<Message> next = Optional.ofNullable(changes.poll());
    if (next.isEmpty() && health.isPresent()) {
      next = Optional.of(health.get());
      health = Optional.empty();
    }
    Iterator<Traffic> oldest = totals.values().iterator();
    if (next.isEmpty() && oldest.hasNext()) {
      next = Optional.of(oldest.next());
      oldest.remove();
    }
    next.ifPresent(this::giveUpRoom);
    return next;
  }

  private void giveUpRoom(Message taken) {
    int weight = MessageWeight.of(taken);
    bytes -= weight;
    wordBytes -= taken instanceof FirstWords ? weight : 0;
  }

  /// Names whom [#flush] wakes.
  void onFlush(Runnable wake) {
    reader = wake;
  }

  /// Lets go of everything that waits, and takes nothing more.
  synchronized void close() {
    closed = true;
    reader = Outbox::wakeNobody;
    changes.clear();
    totals.clear();
    health = Optional.empty();
    bytes = 0;
    wordBytes = 0;
  }

  private static void wakeNobody() {
    // Before the client has come, and after it has gone, there is nobody to write.
  }

  private boolean offerChange(Message message) {
    int weight = MessageWeight.of(message);
    Iterator<Traffic> oldest = totals.values().iterator();
    while (!fits(weight) && oldest.hasNext()) {
      bytes -= MessageWeight.of(oldest.next());
      oldest.remove();
      lost++;
    }
    if (!admit(weight)) {
      return false;
    }
    changes.add(message);
    return true;
  }

  /// Names are the first to give way: they may fill half of the room, and drive nothing out.
  private boolean offerWords(FirstWords words) {
    int weight = MessageWeight.of(words);
    if (wordBytes + weight > MAX_BYTES / 2 || !admit(weight)) {
      return false;
    }
    wordBytes += weight;
    changes.add(words);
    return true;
  }

  private boolean offerTotal(Traffic traffic) {
    if (totals.replace(traffic.id(), traffic) != null) {
      return true;
    }
    if (!admit(MessageWeight.of(traffic))) {
      return false;
    }
    totals.put(traffic.id(), traffic);
    return true;
  }

  private void replaceHealth(Health newest) {
    health.ifPresent(older -> bytes -= MessageWeight.of(older));
    health = Optional.of(newest);
    bytes += MessageWeight.of(newest);
  }

  private void forgetTotal(long id) {
    Traffic older = totals.remove(id);
    if (older != null) {
      bytes -= MessageWeight.of(older);
    }
  }

  private boolean admit(int weight) {
    if (!fits(weight)) {
      return false;
    }
    bytes += weight;
    return true;
  }

  private boolean fits(int weight) {
    return bytes + weight <= MAX_BYTES && size() < MAX_MESSAGES;
  }
}
