package telltale.helper.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import telltale.wire.CloseReason;
import telltale.wire.Closed;
import telltale.wire.Connection;
import telltale.wire.Direction;
import telltale.wire.Endpoint;
import telltale.wire.FirstWords;
import telltale.wire.HostName;
import telltale.wire.Message;
import telltale.wire.Opened;
import telltale.wire.Owner;
import telltale.wire.ProcessFacts;
import telltale.wire.Protocol;
import telltale.wire.Traffic;
import telltale.wire.Volume;

class AudienceTest {

  private static final int ADA = 1000;
  private static final int BERT = 1001;
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final List<Message> heard = new ArrayList<>();
  private final Audience ada = new Audience(OptionalInt.of(ADA), heard::add);
  private final Audience everyone = new Audience(OptionalInt.empty(), heard::add);

  @Test
  void hearsEverythingOfItsOwnPrograms() {
    Opened own = opened(of(ADA));

    assertThat(ada.test(own)).isTrue();

    assertThat(heard).containsExactly(own);
  }

  @Test
  void hearsOnlyTheEndsOfAnotherUsersConnection() {
    Connection connection = of(BERT);

    ada.test(opened(connection));
    ada.test(closed(connection));

    Connection opened = ((Opened) heard.get(0)).connection();
    assertThat(opened)
        .isEqualTo(
            new Connection(
                connection.protocol(),
                connection.direction(),
                connection.local(),
                connection.remote(),
                Owner.Why.OTHER_USER,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                connection.networkInterface(),
                false));
    assertThat(((Closed) heard.get(1)).connection()).isEqualTo(opened);
    assertThat(heard.toString()).doesNotContain("secret").doesNotContain("bert");
  }

  @Test
  void hearsNoProgramWhoseUserIsNotKnown() {
    ada.test(opened(connection(process(Optional.empty()))));

    assertThat(heard.toString()).doesNotContain("secret");
  }

  @Test
  void keepsTheReasonOfAConnectionThatNobodyOwns() {
    Opened kernel =
        opened(
            new Connection(
                Protocol.TCP,
                Direction.OUT,
                end("192.0.2.1"),
                end("192.0.2.2"),
                Owner.Why.KERNEL,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false));

    ada.test(kernel);

    assertThat(heard).containsExactly(kernel);
  }

  @Test
  void hearsOfEveryoneWhereThatIsAllowed() {
    Opened others = opened(of(BERT));

    everyone.test(others);

    assertThat(heard).containsExactly(others);
  }

  @Test
  void passesTotalsAndTheWordOfAFullOutbox() {
    Traffic traffic = new Traffic(NOW, 7, Volume.NONE, Volume.NONE);

    assertThat(ada.test(traffic)).isTrue();
    assertThat(new Audience(OptionalInt.of(ADA), _ -> false).test(traffic)).isFalse();
    assertThat(heard).containsExactly(traffic);
  }

  @Test
  void hearsTheWordsOfItsOwnProgramsOnly() {
    FirstWords words = FirstWords.of(NOW, 7, true, 1, new byte[] {1, 2, 3});

    ada.test(opened(of(BERT)));
    assertThat(ada.test(words)).isTrue();
    ada.test(opened(of(ADA)));
    ada.test(words);
    ada.test(closed(of(ADA)));
    ada.test(words);
    everyone.test(words);

    assertThat(heard).filteredOn(words::equals).hasSize(2);
    assertThat(heard.getLast()).isEqualTo(words);
    assertThat(heard.indexOf(words)).isEqualTo(2);
  }

  @Test
  void hearsWhatANeighbourAnswersEverybodyWhoeverReceivesIt() {
    FirstWords answer = FirstWords.of(NOW, 7, false, 0, new byte[] {1, 2, 3});

    ada.test(opened(datagrams("224.0.0.251", 5353)));
    ada.test(answer);
    ada.test(opened(datagrams("ff02::fb", 5353)));
    ada.test(answer);

    assertThat(heard).filteredOn(answer::equals).hasSize(2);
    assertThat(((Opened) heard.getFirst()).connection().owner()).isEqualTo(Owner.Why.OTHER_USER);
    assertThat(heard.toString()).doesNotContain("secret");
  }

  @Test
  void hearsNothingElseOfAnotherUsersMulticastDns() {
    FirstWords answer = FirstWords.of(NOW, 7, false, 0, new byte[] {1, 2, 3});

    for (Connection kept :
        List.of(
            datagrams("192.0.2.1", 5353), // to one socket alone
            datagrams("224.0.0.251", 5354), // not from a responder
            datagrams("224.0.0.252", 5353))) {
      ada.test(opened(kept));
      ada.test(answer);
    }
    ada.test(opened(datagrams("224.0.0.251", 5353)));
    ada.test(FirstWords.of(NOW, 7, true, 0, new byte[] {1, 2, 3}));
    ada.test(closed(datagrams("224.0.0.251", 5353)));
    ada.test(answer);

    assertThat(heard).noneMatch(FirstWords.class::isInstance);
  }

  /// Of Bert's responder.
  private static Connection datagrams(String local, int remotePort) {
    Connection connection = of(BERT);
    return new Connection(
        Protocol.UDP,
        Direction.IN,
        new Endpoint(InetAddress.ofLiteral(local), 5353),
        new Endpoint(InetAddress.ofLiteral("192.0.2.2"), remotePort),
        Owner.How.CREATE,
        connection.process(),
        Optional.empty(),
        Optional.empty(),
        connection.networkInterface(),
        false);
  }

  private static Opened opened(Connection connection) {
    return new Opened(NOW, 7, connection);
  }

  private static Closed closed(Connection connection) {
    return new Closed(
        NOW, 7, connection, Volume.NONE, Volume.NONE, CloseReason.CLOSED, OptionalInt.empty());
  }

  private static Connection of(int uid) {
    return connection(process(Optional.of(new ProcessFacts.User(uid, Optional.of("bert")))));
  }

  private static Connection connection(ProcessFacts process) {
    return new Connection(
        Protocol.TCP,
        Direction.OUT,
        end("192.0.2.1"),
        end("192.0.2.2"),
        Owner.How.CONNECT,
        Optional.of(process),
        Optional.of(new HostName("secret.example", "sni")),
        Optional.empty(),
        Optional.of("eth0"),
        false);
  }

  private static ProcessFacts process(Optional<ProcessFacts.User> user) {
    return new ProcessFacts(
        42,
        "secret",
        Optional.of("/usr/bin/secret"),
        List.of("secret", "argument"),
        user,
        Optional.of(new ProcessFacts.Parent(41, Optional.of("secret-parent"))),
        Optional.of(NOW),
        ProcessFacts.Software.NONE);
  }

  private static Endpoint end(String address) {
    return new Endpoint(InetAddress.ofLiteral(address), 443);
  }
}
