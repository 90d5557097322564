package telltale.app.name;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import telltale.app.link.LinkState;
import telltale.app.link.MessageSink;
import telltale.app.name.dns.Answer;
import telltale.wire.Closed;
import telltale.wire.Connection;
import telltale.wire.FirstWords;
import telltale.wire.Health;
import telltale.wire.Hello;
import telltale.wire.Message;
import telltale.wire.MulticastDns;
import telltale.wire.Opened;
import telltale.wire.Owner;
import telltale.wire.Traffic;

/// Passes a stream on with the names of its connections, and without the words that they came from.
/// What neighbours answer everybody names none of these, but addresses, and is passed on as it is.
/// A connection whose name turns up later, or turns out to be another, is told of again. At most
/// [#LIMIT] connections are kept in mind; one beyond that passes as it came.
final class NamingSink implements MessageSink {

  static final int LIMIT = 16_384;

  private static final int PORT_DNS = 53;

  private final MessageSink next;
  private final NameBook book = new NameBook();
  private final Map<Long, Talk> talks = new HashMap<>();

  NamingSink(MessageSink next) {
    this.next = next;
  }

  @Override
  public void entered(LinkState state) {
    next.entered(state);
  }

  @Override
  public void idle(Instant now) {
    next.idle(now);
  }

  @Override
  public void received(Message message) {
    switch (message) {
      case Opened opened -> open(opened);
      case FirstWords words -> hear(words);
      case Closed closed -> next.received(close(closed));
      case Traffic traffic -> next.received(traffic);
      case Health health -> next.received(health);
      case Hello hello -> {
        book.begin(hello.at());
        next.received(hello);
      }
    }
  }

  private void open(Opened opened) {
    Talk talk = talks.get(opened.id());
    List<Long> changed = new ArrayList<>();
    if (talk != null) {
      changed.addAll(correct(talk, opened.connection()));
    } else if (talks.size() < LIMIT) {
      Page.Visit visit = book.arrive(opened.id(), opened.at());
      talk = new Talk(opened.at(), opened.connection(), visit);
      talks.put(opened.id(), talk);
      changed.addAll(look(talk));
    } else {
      next.received(opened);
      return;
    }
    tell(opened.at(), opened.id(), talk);
    changed.forEach(this::tellAgain);
  }

  /// What a lookup was answered is its owner's, whoever that turns out to be.
  private List<Long> correct(Talk talk, Connection connection) {
    List<Long> changed = new ArrayList<>();
    Connection before = talk.connection;
    talk.connection = connection;
    if (!asker(before).equals(asker(connection)) || isAnybodys(before) != isAnybodys(connection)) {
      for (NameBook.Given given : talk.given) {
        if (isNoted(before)) {
          changed.addAll(book.takeBack(given, asker(before)));
        }
        changed.addAll(give(given, connection));
      }
    }
    changed.addAll(look(talk));
    return changed;
  }

  /// Looks in the book for what a connection is called.
  private List<Long> look(Talk talk) {
    InetAddress remote = talk.connection.remote().address();
    if (talk.isIncoming()) {
      return talk.visit.page().map(page -> page.leave(talk.visit)).orElse(List.of());
    }
    talk.names = book.names(remote, talk.openedAt);
    return book.enter(talk.visit, remote, asker(talk.connection));
  }

  private static Optional<NameBook.Asker> asker(Connection connection) {
    return connection
        .process()
        .map(process -> new NameBook.Asker(process.pid(), process.started()));
  }

  /// Whether any process here may be its owner.
  private static boolean isAnybodys(Connection connection) {
    return connection.process().isEmpty()
        && (connection.owner() == Owner.Why.UNKNOWN || connection.owner() == Owner.Why.MAP_FULL);
  }

  private static boolean isNoted(Connection connection) {
    return connection.process().isPresent() || isAnybodys(connection);
  }

  private void hear(FirstWords words) {
    Talk talk = talks.get(words.id());
    if (talk != null && MulticastDns.isAnsweredOn(talk.connection)) {
      next.received(words);
      return;
    }
    if (talk == null || talk.isIncoming()) {
      return;
    }
    boolean isLookup = talk.connection.remote().port() == PORT_DNS;
    if (isLookup && words.sent()) {
      talk.overheard.asks(words);
    } else if (isLookup) {
      talk.overheard.answers(words).forEach(answer -> note(answer, talk, words.at()));
    } else if (words.sent()) {
      talk.overheard.hear(words).ifPresent(heard -> take(heard, words.id(), talk));
    }
  }

  private void take(Overheard.Heard heard, long id, Talk talk) {
    talk.heard = Optional.of(heard);
    tellAgain(id);
  }

  private void note(Answer answer, Talk asking, Instant at) {
    NameBook.Given given = book.hear(answer, at);
    asking.keep(given);
    give(given, asking.connection).forEach(this::tellAgain);
  }

  private List<Long> give(NameBook.Given given, Connection to) {
    return isNoted(to) ? book.give(given, asker(to)) : List.of();
  }

  private void tellAgain(long id) {
    Talk talk = talks.get(id);
    if (talk != null && !talk.told.equals(Optional.of(talk.named()))) {
      tell(talk.openedAt, id, talk);
    }
  }

  private void tell(Instant at, long id, Talk talk) {
    Connection named = talk.named();
    talk.told = Optional.of(named);
    next.received(new Opened(at, id, named));
  }

  private Closed close(Closed closed) {
    Talk talk = talks.remove(closed.id());
    return talk == null
        ? closed
        : closed.withConnection(closed.connection().withHost(talk.named().host()));
  }
}
