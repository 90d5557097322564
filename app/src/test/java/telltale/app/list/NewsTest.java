package telltale.app.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import telltale.app.Sample;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;
import telltale.app.selection.ProcessGroup;
import telltale.app.words.Speech;
import telltale.app.words.Words;

class NewsTest {

  private static final FlowView FIREFOX =
      Sample.flow(1).process("firefox", 1).host("a.test").view();
  private static final FlowView AGAIN = Sample.flow(2).process("firefox", 2).host("a.test").view();
  private static final FlowView OTHER = Sample.flow(3).process("firefox", 1).host("b.test").view();
  private static final FlowView SSH = Sample.flow(4).process("ssh", 4).host("a.test").view();

  private final News news = new News();
  private final ProcessListModel model =
      new ProcessListModel(news, new SearchTexts(new Speech(Words.ENGLISH)));
  private Instant at = Sample.NOW;
  private long millis = 10_000;

  @Test
  void nothingIsNewWhileSomebodyLooks() {
    note(FIREFOX);
    note(FIREFOX, OTHER, SSH);
    assertThat(fresh(FIREFOX, OTHER, SSH)).isEmpty();
  }

  @Test
  void whatAProgramNeverDidBeforeIsNewWhenNobodyLooked() {
    note(FIREFOX);
    look(false);
    note(FIREFOX, AGAIN, OTHER, SSH);
    look(true);
    assertThat(fresh(FIREFOX, AGAIN, OTHER, SSH)).containsExactly(3L, 4L);
  }

  @Test
  void itStaysNewUntilTheUserLooksAway() {
    note(FIREFOX);
    look(false);
    note(FIREFOX, OTHER);
    look(true);
    assertThat(fresh(OTHER)).containsExactly(3L);
    look(false);
    assertThat(fresh(OTHER)).isEmpty();
    note(FIREFOX, OTHER, SSH);
    assertThat(fresh(OTHER, SSH)).containsExactly(4L);
  }

  @Test
  void aGlanceOnTheWayToAnotherWindowIsNoLook() {
    note(FIREFOX);
    look(false);
    note(FIREFOX, OTHER);
    look(true);
    millis += News.GLANCE_MILLIS - 1;
    news.look(false, millis);
    assertThat(fresh(OTHER)).containsExactly(3L);
  }

  @Test
  void itIsSeenWhenTheUserSaysSo() {
    note(FIREFOX);
    look(false);
    note(FIREFOX, OTHER);
    news.markSeen();
    assertThat(fresh(OTHER)).isEmpty();
    note(FIREFOX, OTHER, SSH);
    assertThat(fresh(OTHER, SSH)).as("nobody looks yet").containsExactly(4L);
  }

  @Test
  void whatAStreamBeginsWithIsNoNews() {
    look(false);
    note(FIREFOX);
    note(FIREFOX, OTHER);
    assertThat(fresh(FIREFOX, OTHER)).isEmpty();
    news.beginStream();
    note(SSH);
    assertThat(fresh(SSH)).isEmpty();
    at = at.plusSeconds(News.BEGINNING_SECONDS + 1);
    FlowView later = Sample.flow(9).process("wget", 9).view();
    note(SSH, later);
    assertThat(fresh(SSH, later)).containsExactly(9L);
  }

  @Test
  void aNameThatIsLearntLaterDecides() {
    note(FIREFOX);
    look(false);
    FlowView unnamed = Sample.flow(5).process("firefox", 1).view();
    note(FIREFOX, unnamed);
    assertThat(fresh(unnamed)).containsExactly(5L);
    FlowView named = Sample.flow(5).process("firefox", 1).host("www.a.test").view();
    note(FIREFOX, named);
    assertThat(fresh(named)).as("where firefox goes anyway").isEmpty();
  }

  @Test
  void aFilterFindsIt() {
    note(FIREFOX);
    look(false);
    note(FIREFOX, OTHER, SSH);
    model.show(snapshot(FIREFOX, OTHER, SSH), 0);
    Listing listing = model.filter(FlowFilter.of("is:new"), 1);
    assertThat(listing.rows(Words.ENGLISH))
        .extracting(Row::title)
        .contains("b.test:443", "a.test:443");
    assertThat(listing.open().passing()).isEqualTo(2);
    assertThat(listing.open().fresh()).isEqualTo(2);
    assertThat(model.filter(FlowFilter.of("-is:new"), 2).open().passing()).isEqualTo(1);
  }

  @Test
  void oneRowCarriesTheMark() {
    note(FIREFOX);
    look(false);
    note(FIREFOX, OTHER, SSH);
    FlowSnapshot all = snapshot(FIREFOX, OTHER, SSH);
    assertThat(marked(model.show(all, 0)))
        .as("what is closed over something new, and what is new")
        .containsExactlyInAnyOrder("firefox", "ssh");
    model.toggle(new RowKey.OfProcess(ProcessGroup.of(SSH)), 1);
    Listing opened = model.toggle(new RowKey.OfProcess(ProcessGroup.of(FIREFOX)), 2);
    assertThat(marked(opened)).containsExactlyInAnyOrder("b.test:443", "ssh");
  }

  private List<String> marked(Listing listing) {
    return listing.branches().stream()
        .filter(news::marks)
        .map(branch -> branch.spelled(Words.ENGLISH))
        .map(Row::title)
        .toList();
  }

  private void look(boolean looks) {
    millis += 60_000;
    news.look(looks, millis);
    at = at.plus(Duration.ofMinutes(1));
  }

  private void note(FlowView... flows) {
    news.note(snapshot(flows));
  }

  private FlowSnapshot snapshot(FlowView... flows) {
    return new FlowSnapshot(1, at, Arrays.asList(flows), Optional.empty());
  }

  private List<Long> fresh(FlowView... flows) {
    return Arrays.stream(flows).filter(news::isNew).map(FlowView::id).toList();
  }
}
