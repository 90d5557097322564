package telltale.app.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import telltale.app.Sample;
import telltale.app.flow.FlowSnapshot;
import telltale.app.list.Row.Fold;
import telltale.app.selection.DomainGroup;
import telltale.app.selection.ProcessGroup;
import telltale.app.words.Speech;
import telltale.app.words.Words;

class DomainLevelTest {

  private final ProcessListModel model =
      new ProcessListModel(new News(), new SearchTexts(new Speech(Words.ENGLISH)));
  private long now;

  @Test
  void anOpenedProgramShowsItsDomainsAndThoseTheirConnections() {
    FlowSnapshot traffic =
        snapshot(
            to(1, "www.example.org"), to(2, "cdn.example.org"), to(3, "b.test"), to(4, "x.test"));
    model.show(traffic, 0);
    assertThat(lines(model.toggle(program(traffic), 1)))
        .containsExactly("curl", "  b.test:443", "  example.org", "  x.test:443");
    assertThat(lines(model.toggle(domain(traffic, 0), 2)))
        .containsExactly(
            "curl",
            "  b.test:443",
            "  example.org",
            "    cdn.example.org:443",
            "    www.example.org:443",
            "  x.test:443");
  }

  @Test
  void aProgramWithOneDomainShowsItsConnectionsAtOnce() {
    FlowSnapshot traffic = snapshot(to(1, "www.example.org"), to(2, "cdn.example.org"));
    assertThat(lines(opened(traffic)))
        .containsExactly("curl", "  cdn.example.org:443", "  www.example.org:443");
  }

  @Test
  void aDomainWithOneConnectionIsThatConnection() {
    FlowSnapshot traffic =
        snapshot(to(1, "www.example.org"), to(2, "a.example.com"), to(3, "b.example.com"));
    assertThat(lines(opened(traffic)))
        .containsExactly("curl", "  example.com", "  www.example.org:443");
  }

  @Test
  void connectionsWithoutANameAreGroupedByTheirAddress() {
    FlowSnapshot traffic =
        snapshot(
            Sample.flow(1).remote("2001:db8::5", 443),
            Sample.flow(2).remote("2001:db8::5", 80),
            to(3, "example.org"));
    Listing listing = opened(traffic);
    assertThat(lines(listing)).containsExactly("curl", "  2001:db8::5", "  example.org:443");
    assertThat(listing.rows(Words.ENGLISH).get(1).detail())
        .isEqualTo("Los Angeles, United States · 2 connections");
  }

  @Test
  void aDomainSaysWhereItIsOnlyWhenItIsInOnePlace() {
    FlowSnapshot traffic =
        snapshot(
            to(1, "a.example.org").at("DE", "Berlin", 52, 13).rates(100, 50).totals(600, 400),
            to(2, "b.example.org").at("JP", "Tokyo", 35, 139).rates(900, 0).totals(600, 400),
            to(3, "example.com"));
    Row domain = opened(traffic).rows(Words.ENGLISH).get(1);
    assertThat(domain.title()).isEqualTo("example.org");
    assertThat(domain.detail()).isEqualTo("2 connections");
    assertThat(domain.sent()).isEqualTo("1.0 kB/s");
    assertThat(domain.total()).isEqualTo("2.0 kB");
  }

  @Test
  void aSecondConnectionTurnsTheFirstIntoADomainInItsPlace() {
    FlowSnapshot before =
        snapshot(to(1, "a.example").rates(0, 9e6), to(2, "b.example").rates(0, 100));
    assertThat(lines(opened(before))).containsExactly("curl", "  a.example:443", "  b.example:443");
    FlowSnapshot after =
        snapshot(
            to(1, "a.example").rates(0, 9e6), to(2, "b.example").rates(0, 100), to(3, "a.example"));
    assertThat(lines(model.show(after, now + 1)))
        .containsExactly("curl", "  a.example", "  b.example:443");
    assertThat(lines(model.show(before, now + 2)))
        .containsExactly("curl", "  a.example:443", "  b.example:443");
  }

  @Test
  void aSecondDomainTakesNoConnectionOutOfView() {
    FlowSnapshot before = snapshot(to(1, "a.example"), to(2, "a.example"));
    opened(before);
    FlowSnapshot after = snapshot(to(1, "a.example"), to(2, "a.example"), to(3, "b.example"));
    assertThat(lines(model.show(after, now + 1)))
        .containsExactly(
            "curl", "  a.example", "    a.example:443", "    a.example:443", "  b.example:443");
  }

  @Test
  void whatIsPickedElsewhereIsUncoveredDownToItsConnection() {
    FlowSnapshot traffic = snapshot(to(1, "a.test"), to(2, "x.example.org"), to(3, "example.org"));
    model.show(traffic, 0);
    assertThat(lines(model.reveal(3, 1)))
        .containsExactly(
            "curl",
            "  a.test:443",
            "  example.org",
            "    example.org:443",
            "    x.example.org:443");
  }

  @Test
  void pointingAtAConnectionMarksItsDomainToo() {
    FlowSnapshot traffic = snapshot(to(1, "a.test"), to(2, "x.example.org"));
    model.show(traffic, 0);
    assertThat(model.rowsOf(Set.of(2L)))
        .containsExactlyInAnyOrder(
            new RowKey.OfConnection(2), domain(traffic, 1), program(traffic));
  }

  @Test
  void whatAFilterFindsIsShownDownToTheConnections() {
    model.show(snapshot(to(1, "a.test"), to(2, "x.example.org"), to(3, "example.org")), 0);
    assertThat(lines(model.filter(FlowFilter.of("domain:example.org"), 1)))
        .containsExactly("curl", "  example.org:443", "  x.example.org:443");
    Listing all = model.filter(FlowFilter.of("curl"), 2);
    assertThat(lines(all)).hasSize(5);
    Row found = all.rows(Words.ENGLISH).get(2);
    assertThat(found.fold()).isEqualTo(Fold.OPEN);
    assertThat(model.toggle(found.key(), 3).rows(Words.ENGLISH).get(2).fold())
        .isEqualTo(Fold.CLOSED);
  }

  private Listing opened(FlowSnapshot traffic) {
    model.show(traffic, now);
    return model.toggle(program(traffic), now);
  }

  private static Sample to(long id, String host) {
    return Sample.flow(id).host(host);
  }

  private static FlowSnapshot snapshot(Sample... flows) {
    return Sample.snapshot(1, flows);
  }

  private static RowKey program(FlowSnapshot snapshot) {
    return new RowKey.OfProcess(ProcessGroup.of(snapshot.flows().getFirst()));
  }

  private static RowKey domain(FlowSnapshot snapshot, int index) {
    return new RowKey.OfDomain(DomainGroup.of(snapshot.flows().get(index)));
  }

  private static List<String> lines(Listing listing) {
    return listing.rows(Words.ENGLISH).stream()
        .map(row -> "  ".repeat(row.depth()) + row.title())
        .toList();
  }
}
