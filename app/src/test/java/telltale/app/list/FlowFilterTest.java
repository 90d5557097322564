package telltale.app.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import telltale.app.Sample;
import telltale.app.flow.FlowView;
import telltale.app.words.Speech;
import telltale.app.words.Words;
import telltale.wire.CloseReason;
import telltale.wire.Owner;

class FlowFilterTest {

  private static final List<FlowView> FLOWS =
      Stream.of(
              Sample.flow(1)
                  .process("firefox", 10)
                  .host("www.example.org")
                  .at("DE", "Frankfurt am Main", 50.1, 8.7)
                  .rates(1_000, 2_500_000),
              Sample.flow(2)
                  .process("ssh", 20)
                  .remote("203.0.113.5", 22)
                  .at("JP", "Tokyo", 35.7, 139.7)
                  .rates(50, 60),
              Sample.flow(3).process("sshd", 30).incoming().remote("198.51.100.7", 50_022),
              Sample.flow(4).process("db", 40).remote("127.0.0.1", 5432).nowhere(),
              Sample.flow(5)
                  .process("wget", 50)
                  .remote("2001:db8::5", 8080)
                  .at("SE", "Stockholm", 59.3, 18.1)
                  .ended(CloseReason.REFUSED),
              Sample.flow(6).ownerless(Owner.Why.KERNEL).remote("192.0.2.99", 4500))
          .map(Sample::view)
          .toList();

  private static final Sight NOW =
      new Sight(Sample.NOW, new News(), new SearchTexts(new Speech(Words.ENGLISH)));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "process:firefox                        | 1",
        "process:ssh                            | 2 3",
        "-process:ssh                           | 1 4 5 6",
        "process:firefox,wget                   | 1 5",
        "country:de                             | 1",
        "country:se,jp                          | 2 5",
        "country:germany                        | 1",
        "city:\"frankfurt am\"                  | 1",
        "port:443                               | 1",
        "port:22                                | 2",
        "port:8000-8999                         | 5",
        "dir:in                                 | 3",
        "rate:>1M                               | 1",
        "rate:<200 -is:idle                     | 2",
        "pid:20                                 | 2",
        "user:ada process:wget                  | 5",
        "user:1000 is:local                     | 4",
        "is:ended                               | 5",
        "is:ownerless                           | 6",
        "host:example                           | 1",
        "host:2001:db8                          | 5",
        "proto:tcp dir:out country:de port:443 rate:>1M | 1",
        "tokyo                                  | 2",
        "-tokyo is:busy                         | 1",
        ":22                                    | 2",
        "2001:db8::5                            | 5",
        "nothing                                | ",
      })
  void findsWhatIsAskedFor(String text, String expected) {
    List<String> found =
        FLOWS.stream()
            .filter(FlowFilter.of(text).in(NOW))
            .map(flow -> Long.toString(flow.id()))
            .toList();

    assertThat(FlowFilter.of(text).problem()).isEmpty();
    assertThat(String.join(" ", found)).isEqualTo(expected == null ? "" : expected.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rate:fast | rate: say more or less than how much, such as >1M or <20k",
        "rate:>    | rate: say more or less than how much, such as >1M or <20k",
        "port:http | port: say a number or a range, such as 443 or 8000-8999",
        "process:  | process: say what to look for",
        "since:    | since: say how long ago at most, such as 30s, 5m, 2h or 1d",
        "since:5   | since: say how long ago at most, such as 30s, 5m, 2h or 1d",
        "since:1w  | since: say how long ago at most, such as 30s, 5m, 2h or 1d",
      })
  void saysWhatIsWrongAndAppliesTheRest(String wrong, String problem) {
    FlowFilter filter = FlowFilter.of(wrong + " country:jp");

    assertThat(filter.problem()).map(Words.ENGLISH::say).contains(problem);
    assertThat(FLOWS.stream().filter(filter.in(NOW))).extracting(FlowView::id).containsExactly(2L);
  }

  @Test
  void completesKeysAndThenWhatGoesOn() {
    assertThat(FilterCompletion.of("co", FLOWS))
        .containsExactly(new FilterCompletion.Proposal("country:", "country:"));
    assertThat(FilterCompletion.of("port:22 -pro", FLOWS))
        .extracting(FilterCompletion.Proposal::text)
        .containsExactly("port:22 -process:", "port:22 -proto:");
    assertThat(FilterCompletion.of("process:ss", FLOWS))
        .extracting(FilterCompletion.Proposal::text)
        .containsExactly("process:ssh ", "process:sshd ");
    assertThat(FilterCompletion.of("dir:", FLOWS))
        .extracting(FilterCompletion.Proposal::shown)
        .containsExactly("in", "out", "unknown");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "since:5s         | 4",
        "since:59s        | 1 4",
        "since:60s        | 1 2 4",
        "since:1M         | 1 2 4",
        "since:2h         | 1 2 3 4",
        "since:1d         | 1 2 3 4 5",
        "-since:2h        | 5",
        "since:2h -since:1m | 3",
        "since:5s,1m      | 1 2 4",
      })
  void findsWhatCameOrWentLately(String text, String expected) {
    List<FlowView> flows =
        Stream.of(
                Sample.flow(1).opened(Sample.NOW.minusSeconds(30)),
                Sample.flow(2).opened(Sample.NOW.minusSeconds(60)),
                Sample.flow(3).opened(Sample.NOW.minusSeconds(3600)),
                Sample.flow(4).opened(Sample.NOW.minusSeconds(7000)).ended(CloseReason.CLOSED),
                Sample.flow(5).opened(Sample.NOW.minusSeconds(86_000)))
            .map(Sample::view)
            .toList();

    assertThat(flows.stream().filter(FlowFilter.of(text).in(NOW)))
        .extracting(FlowView::id)
        .map(id -> Long.toString(id))
        .containsExactly(expected.split(" "));
    assertThat(FlowFilter.of(text).ages()).isTrue();
  }

  @Test
  void completesANumberWithTheUnitsOfTime() {
    assertThat(FilterCompletion.of("since:", FLOWS))
        .extracting(FilterCompletion.Proposal::shown)
        .containsExactly("30s", "5m", "1h", "1d");
    assertThat(FilterCompletion.of("since:12", FLOWS))
        .extracting(FilterCompletion.Proposal::text)
        .containsExactly("since:12s ", "since:12m ", "since:12h ", "since:12d ");
  }

  @Test
  void completesWhatNeedsQuotesWithThem() {
    String completed = FilterCompletion.of("city:fr", FLOWS).getFirst().text();

    assertThat(completed).isEqualTo("city:\"frankfurt am main\" ");
    assertThat(FLOWS.stream().filter(FlowFilter.of(completed).in(NOW)))
        .extracting(FlowView::id)
        .containsExactly(1L);
  }

  @Test
  void proposesNoMoreThanCanBeTakenIn() {
    assertThat(FilterCompletion.of("", FLOWS)).hasSize(FilterCompletion.MOST);
    assertThat(FilterCompletion.of("process:nothing-like-it", FLOWS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"country:japan", "japan", "country:jp", "country:יפן", "יפן"})
  void findsACountryInEnglishAndInTheLanguageOfTheUser(String text) {
    Speech hebrew = new Speech(Words.in(Locale.of("he")));
    Sight sight = new Sight(Sample.NOW, new News(), new SearchTexts(hebrew));
    assertThat(FLOWS.stream().filter(FlowFilter.of(text).in(sight)))
        .extracting(FlowView::id)
        .containsExactly(2L);
  }
}
