package telltale.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;
import telltale.app.identity.Identity;
import telltale.wire.CloseReason;
import telltale.wire.Connection;
import telltale.wire.Direction;
import telltale.wire.Endpoint;
import telltale.wire.Hello;
import telltale.wire.HostName;
import telltale.wire.Owner;
import telltale.wire.ProcessFacts;
import telltale.wire.Protocol;
import telltale.wire.Volume;

class TextWatchTest {

  private static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");

  @Test
  void spellsOutWhatAHelperSaysOfItself() {
    Hello hello =
        new Hello(AT, 2, "1", "\u001b]0;x\u0007", "6\u202e", "a\nb", List.of(), List.of());
    assertThat(new LogWatch(ZoneOffset.UTC).heading(hello))
        .isEqualTo(
            "12:00:00  telltale: rung \u2039U+001B\u203a]0;x\u2039U+0007\u203a,"
                + " a\u2039U+000A\u203ab, kernel 6\u2039U+202E\u203a\n");
  }

  @Test
  void saysWhereANameIsHiddenByDesign() {
    for (String why : List.of("ech", "dot", "doh")) {
      FlowView plain = flow(1, Optional.empty(), 0);
      HostName host =
          new HostName(Optional.of("front.example"), "sni", List.of(), Optional.of(why));
      assertThat(FlowText.remote(plain.connection().withHost(Optional.of(host))))
          .containsPattern("front.example:443 tcp \\((name|asks for names,) hidden by design: ");
    }
  }

  @Test
  void tellsOnceThatAConnectionOpenedAndOnceThatItEnded() {
    LogWatch log = new LogWatch(ZoneOffset.UTC);

    assertThat(log.changes(snapshot(flow(1, Optional.empty(), 0))))
        .isEqualTo("12:00:00  +  curl[7]  -> 192.168.7.7:443 tcp  Local network\n");
    assertThat(log.changes(snapshot(flow(1, Optional.empty(), 9000)))).isEmpty();
    assertThat(log.changes(snapshot(flow(1, ended(), 9000))))
        .isEqualTo(
            "12:00:03  -  curl[7]  -> 192.168.7.7:443 tcp  Local network  sent 1.2 MB"
                + "  received 0 B  in 3 s  reset\n");
    assertThat(log.changes(snapshot(flow(1, ended(), 0)))).isEmpty();
    assertThat(log.changes(snapshot())).isEmpty();
  }

  @Test
  void tellsBothOfAConnectionThatWasShorterThanALook() {
    assertThat(new LogWatch(ZoneOffset.UTC).changes(snapshot(flow(1, ended(), 0))).lines())
        .hasSize(2);
  }

  @Test
  void drawsTheBusiestFirstWithinTheScreen() {
    FlowView[] flows =
        LongStream.range(0, 100)
            .mapToObj(id -> flow(id, Optional.empty(), id * 1000))
            .toArray(FlowView[]::new);

    List<String> lines =
        new ScreenWatch(100, 20).draw("Telltale", snapshot(flows)).lines().toList();

    assertThat(lines).hasSizeLessThanOrEqualTo(20);
    assertThat(lines.get(0)).contains("Telltale").contains("100 connections");
    assertThat(lines.get(3)).contains("99.0 kB/s");
    assertThat(lines).anyMatch(line -> line.contains("more"));
    assertThat(lines)
        .allMatch(line -> line.replaceAll("\u001b\\[[0-9?]*[A-Za-z]", "").length() <= 100);
  }

  private static FlowSnapshot snapshot(FlowView... flows) {
    return new FlowSnapshot(1, AT.plusSeconds(3), List.of(flows), Optional.empty());
  }

  private static Optional<FlowView.End> ended() {
    return Optional.of(new FlowView.End(AT.plusSeconds(3), CloseReason.RESET, OptionalInt.of(104)));
  }

  private static FlowView flow(long id, Optional<FlowView.End> end, double rate) {
    ProcessFacts process =
        new ProcessFacts(
            7,
            "curl",
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            ProcessFacts.Software.NONE);
    Connection connection =
        new Connection(
            Protocol.TCP,
            Direction.OUT,
            new Endpoint(InetAddress.ofLiteral("192.168.7.1"), 40_000),
            new Endpoint(InetAddress.ofLiteral("192.168.7.7"), 443),
            Owner.How.CONNECT,
            Optional.of(process),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    return new FlowView(
        id,
        connection,
        new FlowView.Names(Optional.of(Identity.plain(process)), Optional.empty()),
        new Volume(1_234_567, 9),
        Volume.NONE,
        rate,
        0,
        AT,
        AT,
        end);
  }
}
