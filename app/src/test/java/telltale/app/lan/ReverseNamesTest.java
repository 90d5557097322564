package telltale.app.lan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telltale.app.link.LinkState;
import telltale.app.link.MessageSink;
import telltale.wire.HostName;
import telltale.wire.Message;
import telltale.wire.Opened;

class ReverseNamesTest {

  private static final Instant AT = Instant.parse("2026-06-01T10:00:00Z");
  private static final String ADDRESS = "8.8.8.8";
  private static final int ROOM = 2;

  private final Map<String, String> pointers = new HashMap<>();
  private final Map<String, List<String>> forward = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
  private final List<Opened> told = new ArrayList<>();
  private long nanos;
  private final ReverseNames reverse = new ReverseNames(new Known(), this::queue, () -> nanos);
  private final LocalNamesSink sink =
      new LocalNamesSink(
          new Kept(),
          new HostsFile(Path.of("/nonexistent/hosts"), () -> nanos),
          reverse,
          () -> nanos);

  ReverseNamesTest() {
    pointers.put(ADDRESS, "DNS.Example.");
    forward.put("dns.example", List.of("8.8.4.4", ADDRESS));
  }

  private void queue(Runnable task) {
    if (waiting.size() == ROOM) {
      throw new RejectedExecutionException("full");
    }
    waiting.add(task);
  }

  private void open(long id, String remote, Optional<HostName> host) {
    sink.received(new Opened(AT, id, Ends.to(remote, host)));
  }

  private void open(long id, String remote) {
    open(id, remote, Optional.empty());
  }

  private void close(long id, String remote) {
    sink.received(Ends.closed(AT, id, remote));
  }

  /// What is to be asked is asked, and what was answered is told.
  private void pass(long seconds) {
    nanos += TimeUnit.SECONDS.toNanos(seconds);
    sink.idle(AT);
    answer();
    nanos += TimeUnit.SECONDS.toNanos(1);
    sink.idle(AT);
  }

  private void answer() {
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  private Optional<HostName> lastTold() {
    return told.getLast().connection().host();
  }

  @Test
  void asksNobodyUntilThatIsWanted() {
    open(1, ADDRESS);
    pass(60);
    assertThat(asked).isEmpty();
    assertThat(told).hasSize(1);
  }

  @Test
  void tellsAgainOfWhatIsOpenOnceItsNameIsKnown() {
    reverse.want(true);
    open(1, ADDRESS);
    assertThat(lastTold()).isEmpty();
    pass(3);
    assertThat(told).hasSize(2);
    assertThat(lastTold()).contains(new HostName("dns.example", "reverse"));
    open(2, ADDRESS);
    assertThat(lastTold()).as("the next has it at once").isPresent();
    pass(60);
    assertThat(asked).containsExactly(ADDRESS, "dns.example");
  }

  @Test
  void holdsForWhatIsOpenWhenItIsChosenAndNoLongerWhenItIsNot() {
    open(1, ADDRESS);
    pass(60);
    reverse.want(true);
    pass(1);
    assertThat(lastTold()).contains(new HostName("dns.example", "reverse"));
    reverse.want(false);
    pass(1);
    assertThat(lastTold()).isEmpty();
    assertThat(told).hasSize(3);
  }

  @Test
  void aQuestionThatStillWaitsIsNotAskedAfterAll() {
    reverse.want(true);
    reverse.ask(InetAddress.ofLiteral(ADDRESS));
    reverse.want(false);
    answer();
    assertThat(asked).isEmpty();
  }

  @Test
  void aConnectionMayFirstSayItselfWhatItIsCalled() {
    reverse.want(true);
    open(1, ADDRESS);
    pass(1);
    open(1, ADDRESS, Optional.of(new HostName("said.example", "sni")));
    open(2, "1.1.1.1");
    close(2, "1.1.1.1");
    pass(60);
    assertThat(asked).isEmpty();
    assertThat(lastTold().flatMap(HostName::name)).isEmpty();
  }

  @Test
  void isUsedOnlyWhereNothingElseNamesTheAddress() {
    reverse.want(true);
    reverse.ask(InetAddress.ofLiteral(ADDRESS));
    answer();
    HostName said = new HostName("said.example", "sni");
    open(1, ADDRESS, Optional.of(said));
    assertThat(lastTold()).contains(said);
    HostName perhaps = unnamed("other.example");
    open(2, ADDRESS, Optional.of(perhaps));
    assertThat(lastTold()).contains(perhaps);
    open(3, ADDRESS, Optional.of(unnamed("dns.example")));
    assertThat(lastTold())
        .as("the answer to our own question was heard")
        .contains(new HostName("dns.example", "reverse"));
  }

  private static HostName unnamed(String other) {
    return new HostName(
        Optional.empty(),
        HostName.NO_SOURCE,
        List.of(new HostName.Other(other, "dns")),
        Optional.empty());
  }

  @Test
  void staysHiddenByDesign() {
    reverse.want(true);
    open(
        1,
        ADDRESS,
        Optional.of(
            new HostName(Optional.empty(), HostName.NO_SOURCE, List.of(), Optional.of("dot"))));
    pass(3);
    assertThat(lastTold().flatMap(HostName::hidden)).contains("dot");
    assertThat(lastTold().flatMap(HostName::name)).contains("dns.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"www.bank.example", "ev\u202eil.example", "8.8.8.8", "localhost", "-"})
  void saysNothingWhereTheNameDoesNotLeadBack(String claimed) {
    forward.put("www.bank.example", List.of("9.9.9.9"));
    forward.put("localhost", List.of(ADDRESS));
    pointers.put(ADDRESS, claimed);
    reverse.want(true);
    open(1, ADDRESS);
    pass(3);
    assertThat(asked).contains(ADDRESS);
    assertThat(told).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.0.0.1",
        "192.168.1.9",
        "100.64.0.1",
        "169.254.1.1",
        "224.0.0.251",
        "255.255.255.255",
        "0.0.0.0",
        "203.0.113.7",
        "::1",
        "fe80::1",
        "fd00::1",
        "ff02::fb",
        "2001:db8::1"
      })
  void neverAsksAboutAnAddressWithASpecialPurpose(String address) {
    reverse.want(true);
    open(1, address);
    pass(60);
    assertThat(asked).isEmpty();
  }

  @Test
  void remembersThatThereIsNoNameForAWhile() {
    pointers.clear();
    reverse.want(true);
    open(1, ADDRESS);
    pass(3);
    pass(60);
    assertThat(asked).containsExactly(ADDRESS);
    pass(TimeUnit.MINUTES.toSeconds(10));
    assertThat(asked).containsExactly(ADDRESS, ADDRESS);
  }

  @Test
  void asksLaterWhatWasTooMuchAtOnce() {
    reverse.want(true);
    for (int i = 1; i <= ROOM + 1; i++) {
      open(i, "1.1.1." + i);
    }
    pass(3);
    assertThat(asked).hasSize(ROOM);
    answer();
    assertThat(asked).hasSize(ROOM + 1).doesNotHaveDuplicates();
  }

  @Test
  void remembersSoManyAndNoMore() {
    reverse.want(true);
    pointers.clear();
    InetAddress first = InetAddress.ofLiteral("1.0.0.0");
    reverse.ask(first);
    for (int i = 1; i <= ReverseNames.MOST; i++) {
      reverse.ask(InetAddress.ofLiteral("1.%d.%d.%d".formatted(i >> 16, i >> 8 & 0xff, i & 0xff)));
      answer();
    }
    asked.clear();
    reverse.ask(first);
    answer();
    assertThat(asked).containsExactly("1.0.0.0");
  }

  private final class Known implements Resolver {

    @Override
    public Optional<String> name(InetAddress address) {
      asked.add(address.getHostAddress());
      return Optional.ofNullable(pointers.get(address.getHostAddress()));
    }

    @Override
    public List<InetAddress> addresses(String name) {
      asked.add(name);
      return forward.getOrDefault(name, List.of()).stream().map(InetAddress::ofLiteral).toList();
    }
  }

  private final class Kept implements MessageSink {

    @Override
    public void entered(LinkState state) {}

    @Override
    public void received(Message message) {
      if (message instanceof Opened opened) {
        told.add(opened);
      }
    }

    @Override
    public void idle(Instant now) {}
  }
}
