package telltale.app.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import telltale.app.Sample;
import telltale.app.flow.FlowSnapshot;
import telltale.app.link.LinkState;
import telltale.app.words.Phrase;
import telltale.app.words.Words;

class PageTest {

  @Test
  void givesReasonAndRemedyWhenTheHelperCannotRun() {
    Page page =
        Page.of(
                Words.ENGLISH,
                new LinkState.Unavailable(
                    Phrase.verbatim("No BTF."), Phrase.verbatim("Boot another kernel.")),
                FlowSnapshot.EMPTY,
                true)
            .orElseThrow();
    assertThat(page.text()).isEqualTo("No BTF.");
    assertThat(page.remedy()).isEqualTo("Boot another kernel.");
    assertThat(page.action()).isEqualTo("Try again");
  }

  @Test
  void offersToStartAgainWhenTheHelperIsGone() {
    Page page =
        Page.of(
                Words.ENGLISH,
                new LinkState.Lost(Phrase.verbatim("Killed.")),
                Sample.snapshot(1, Sample.flow(1)),
                true)
            .orElseThrow();
    assertThat(page.text()).isEqualTo("Killed.");
    assertThat(page.action()).isEqualTo("Start again");
  }

  @Test
  void teachesWhileThereIsNothingToSee() {
    LinkState live = new LinkState.Streaming(Sample.HELLO);
    assertThat(Page.of(Words.ENGLISH, live, Sample.snapshot(1), true).orElseThrow().kind())
        .isEqualTo(Page.Kind.EMPTY);
    assertThat(Page.of(Words.ENGLISH, live, Sample.snapshot(2, Sample.flow(1)), true)).isEmpty();
  }

  @Test
  void speaksOfAPasswordOnlyWhereOneIsAsked() {
    LinkState waiting = new LinkState.Authorising();
    assertThat(Page.of(Words.ENGLISH, waiting, FlowSnapshot.EMPTY, true).orElseThrow().text())
        .contains("password");
    assertThat(Page.of(Words.ENGLISH, waiting, FlowSnapshot.EMPTY, false).orElseThrow().text())
        .doesNotContain("password");
  }

  @Test
  void showsHostileReasonsVisibly() {
    Page page =
        Page.of(
                Words.ENGLISH,
                new LinkState.Lost(Phrase.verbatim("a\u202Eb")),
                FlowSnapshot.EMPTY,
                true)
            .orElseThrow();
    assertThat(page.text()).isEqualTo("a‹U+202E›b");
  }
}
