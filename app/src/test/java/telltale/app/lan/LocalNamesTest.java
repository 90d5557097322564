package telltale.app.lan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import telltale.app.link.LinkState;
import telltale.app.link.MessageSink;
import telltale.app.name.Sayings;
import telltale.wire.Closed;
import telltale.wire.Connection;
import telltale.wire.FirstWords;
import telltale.wire.HostName;
import telltale.wire.Message;
import telltale.wire.Opened;

class LocalNamesTest {

  private static final Instant AT = Instant.parse("2026-06-01T10:00:00Z");

  @TempDir private Path folder;
  private Path hosts;
  private long nanos;
  private final List<Message> told = new ArrayList<>();
  private LocalNamesSink sink;

  @BeforeEach
  void name() throws IOException {
    hosts = folder.resolve("hosts");
    write(
        """
        # comment
        127.0.0.1   localhost
        192.168.1.9 nas.lan NAS nas   # the big one
        fd00::9     nas6
        0.0.0.0     ads.example tracker.example
        198.51.100.7 pinned.example
        """);
    sink =
        new LocalNamesSink(
            new Kept(),
            new HostsFile(hosts, () -> nanos),
            new ReverseNames(task -> {}),
            () -> nanos);
  }

  private void write(String text) throws IOException {
    Files.writeString(hosts, text);
  }

  private Optional<HostName> called(String remote) {
    return called(remote, Optional.empty());
  }

  private Optional<HostName> called(String remote, Optional<HostName> host) {
    sink.received(new Opened(AT, told.size() + 1, Ends.to(remote, host)));
    return ((Opened) told.getLast()).connection().host();
  }

  /// A neighbour answers everybody.
  private void says(String sender, byte[] answer) {
    long id = 1000 + told.size();
    Connection answers = Sayings.multicastDns("224.0.0.251", sender);
    sink.received(new Opened(AT, id, answers));
    sink.received(FirstWords.of(AT, id, false, 0, answer));
  }

  private void timePasses() {
    nanos += TimeUnit.SECONDS.toNanos(2);
    sink.idle(AT);
  }

  @Test
  void aNeighbourHasTheNameThatThisMachineGivesIt() {
    HostName nas = called("192.168.1.9").orElseThrow();
    assertThat(nas.name()).contains("nas.lan");
    assertThat(nas.source()).isEqualTo("hosts");
    assertThat(nas.others()).containsExactly(new HostName.Other("nas", "hosts"));
    assertThat(called("fd00::9").flatMap(HostName::name)).contains("nas6");
    assertThat(called("192.168.1.10")).isEmpty();
  }

  @Test
  void whatAConnectionSaysItselfComesFirst() {
    HostName said = new HostName("real.example", "sni");
    HostName both = called("198.51.100.7", Optional.of(said)).orElseThrow();
    assertThat(both.name()).contains("real.example");
    assertThat(both.source()).isEqualTo("sni");
    assertThat(both.others()).containsExactly(new HostName.Other("pinned.example", "hosts"));
    HostName same = new HostName("pinned.example", "sni");
    assertThat(called("198.51.100.7", Optional.of(same))).contains(same);
  }

  @Test
  void whatANeighbourSaysRanksBehindWhatThisMachineCallsIt() {
    says("192.168.1.7", Sayings.neighbour("printer.local", "192.168.1.7", 120));
    says("192.168.1.9", Sayings.neighbour("box.local", "192.168.1.9", 120));
    assertThat(called("192.168.1.7")).contains(new HostName("printer.local", "mdns"));
    HostName nas = called("192.168.1.9").orElseThrow();
    assertThat(nas.name()).contains("nas.lan");
    assertThat(nas.source()).isEqualTo("hosts");
    assertThat(nas.others())
        .containsExactly(
            new HostName.Other("nas", "hosts"), new HostName.Other("box.local", "mdns"));
    HostName said = new HostName("ipp.example", "sni");
    assertThat(called("192.168.1.7", Optional.of(said)).orElseThrow().others())
        .containsExactly(new HostName.Other("printer.local", "mdns"));
  }

  @Test
  void aConnectionThatIsOpenHasTheNameThatItsNeighbourSaysLater() {
    called("192.168.1.7");
    says("192.168.1.7", Sayings.neighbour("printer.local", "192.168.1.7", 120));
    told.clear();
    timePasses();
    assertThat(told)
        .filteredOn(message -> message instanceof Opened opened && opened.id() == 1)
        .hasSize(1);
    told.clear();
    timePasses();
    assertThat(told).isEmpty();
  }

  @Test
  void aNameThatIsOverNamesNothingNewAndStaysWhereItWasTold() {
    says("192.168.1.7", Sayings.neighbour("printer.local", "192.168.1.7", 120));
    called("192.168.1.7");
    long open = ((Opened) told.getLast()).id();
    nanos += TimeUnit.SECONDS.toNanos(120);
    assertThat(called("192.168.1.7")).isEmpty();
    says("192.168.1.7", Sayings.neighbour("printer.local", "192.168.1.7", 0));
    timePasses();
    sink.received(Ends.closed(AT, open, "192.168.1.7"));
    assertThat(((Closed) told.getLast()).connection().host())
        .contains(new HostName("printer.local", "mdns"));
  }

  @Test
  void aNeighbourNamesNobodyElseAndOnlyToEverybody() {
    byte[] answer = Sayings.neighbour("printer.local", "192.168.1.7", 120);
    says("192.168.1.66", answer);
    sink.received(new Opened(AT, 900, Ends.to("192.168.1.7", Optional.empty())));
    sink.received(FirstWords.of(AT, 900, false, 0, answer));
    assertThat(called("192.168.1.7")).isEmpty();
    assertThat(called("192.168.1.66")).isEmpty();
    assertThat(told).noneMatch(FirstWords.class::isInstance);
  }

  @Test
  void nobodyHasNoName() {
    assertThat(called("127.0.0.1")).isEmpty();
    assertThat(called("0.0.0.0")).isEmpty();
  }

  @Test
  void followsTheFileForWhatIsOpen() throws IOException {
    called("192.168.1.9");
    called("192.168.1.10");
    sink.received(Ends.closed(AT, 2, "192.168.1.10"));
    told.clear();
    write("192.168.1.9 box.lan\n192.168.1.10 gone.lan\n");
    sink.idle(AT);
    assertThat(told).as("the disk is looked at every two seconds").isEmpty();
    timePasses();
    assertThat(told).hasSize(1);
    assertThat(((Opened) told.getFirst()).id()).isEqualTo(1);
    assertThat(((Opened) told.getFirst()).connection().host().flatMap(HostName::name))
        .contains("box.lan");
    timePasses();
    assertThat(told).hasSize(1);
    Files.delete(hosts);
    timePasses();
    assertThat(((Opened) told.getLast()).connection().host()).isEmpty();
  }

  @Test
  void namesAClosedConnectionAsAnOpenOne() {
    sink.received(Ends.closed(AT, 9, "192.168.1.9"));
    assertThat(((Closed) told.getFirst()).connection().host().flatMap(HostName::name))
        .contains("nas.lan");
  }

  @Test
  void takesNothingForANameThatIsNone() throws IOException {
    write(
        "192.168.1.9 ev\u202eil a b\u001b[2J 10.0.0.1 ..\n192.168.1.x bad\n192.168.1.8\n"
            + "192.168.1.7 -\n");
    timePasses();
    assertThat(called("192.168.1.9").flatMap(HostName::name)).contains("a");
    assertThat(called("192.168.1.9").orElseThrow().others()).isEmpty();
    assertThat(called("192.168.1.7")).isEmpty();
  }

  @Test
  void aBlockListOfAHundredThousandLinesCostsNothing() throws IOException {
    write(
        IntStream.range(0, 100_000)
            .mapToObj(i -> "0.0.0.0 ads" + i + ".example\n")
            .collect(Collectors.joining("", "", "192.168.1.9 nas\n")));
    timePasses();
    assertThat(called("192.168.1.9").flatMap(HostName::name)).contains("nas");
    assertThat(called("0.0.0.0")).isEmpty();
  }

  private final class Kept implements MessageSink {

    @Override
    public void entered(LinkState state) {}

    @Override
    public void received(Message message) {
      told.add(message);
    }

    @Override
    public void idle(Instant now) {}
  }
}
