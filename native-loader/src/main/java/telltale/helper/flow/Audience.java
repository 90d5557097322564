package telltale.helper.flow;

import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
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

/// Who listens, and what of other users is kept from them. Everything that is said of connections
/// passes here, so that nothing has to be remembered elsewhere.
///
/// Of another user's connection a client hears what the kernel tells every user in
/// `/proc/net/tcp`: its ends. Whose it is, what runs there, and what it says stay here.
/// What is said on a connection that nobody is known to own may be anybody's, and stays here, too.
///
/// What a neighbour answers by multicast DNS it answers everybody on the link, and any program here
/// may join that group. So every client hears it, whoever owns the socket that receives it.
///
/// Confined to the poll thread.
public final class Audience implements Predicate<Message> {

  private final OptionalInt user;
  private final Predicate<Message> outbox;
  private final Set<Long> own = new HashSet<>();

  /// Those on which neighbours answer everybody.
  private final Set<Long> open = new HashSet<>();

  /// @param user the only one whose programs are shown; absent for somebody who may see everyone's
  /// @param outbox takes what may be heard; false when it had no room
  public Audience(OptionalInt user, Predicate<Message> outbox) {
    this.user = user;
    this.outbox = outbox;
  }

  /// Passes on what may be heard.
  ///
  /// @return false when there was no room; what is kept back counts as taken
  @Override
  public boolean test(Message message) {
    return user.isEmpty() ? outbox.test(message) : testFor(user.getAsInt(), message);
  }

  private boolean testFor(int uid, Message message) {
    return switch (message) {
      case Opened opened -> {
        note(own, opened.id(), isOf(uid, opened.connection()));
        note(open, opened.id(), MulticastDns.isAnsweredOn(opened.connection()));
        yield outbox.test(new Opened(opened.at(), opened.id(), shown(uid, opened.connection())));
      }
      case FirstWords words -> !isForThem(words) || outbox.test(words);
      case Closed closed -> {
        boolean taken = outbox.test(closed.withConnection(shown(uid, closed.connection())));
        if (taken) {
          own.remove(closed.id());
          open.remove(closed.id());
        }
        yield taken;
      }
      case Traffic traffic -> outbox.test(traffic);
      case Health health -> outbox.test(health);
      case Hello hello -> outbox.test(hello);
    };
  }

  private static void note(Set<Long> among, long id, boolean belongs) {
    if (belongs) {
      among.add(id);
    } else {
      among.remove(id);
    }
  }

  private boolean isForThem(FirstWords words) {
    return own.contains(words.id()) || (!words.sent() && open.contains(words.id()));
  }

  /// What is kept from it, a sentence; nothing if it hears everything.
  public Optional<String> limit() {
    return user.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Programs of other users are not shown: --everyone asks for the right to see them.");
  }

  /// A program whose user is not known is nobody's to see.
  private static boolean isOf(int uid, Connection connection) {
    return connection
        .process()
        .flatMap(process -> process.user())
        .filter(owner -> owner.uid() == uid)
        .isPresent();
  }

  private static Connection shown(int uid, Connection connection) {
    return connection.process().isEmpty() || isOf(uid, connection)
        ? connection
        : withheld(connection);
  }

  private static Connection withheld(Connection connection) {
    return new Connection(
        connection.protocol(),
        connection.direction(),
        connection.local(),
        connection.remote(),
        Owner.Why.OTHER_USER,
        Optional.empty(),
        Optional.empty(),
        connection.place(),
        connection.networkInterface(),
        connection.tunnel());
  }
}
