package telltale.app.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import telltale.wire.Direction;
import telltale.wire.FirstWords;
import telltale.wire.Hello;
import telltale.wire.HostName;
import telltale.wire.Protocol;

/// Which of the answers of name servers names which connection.
class NamingByAnswersTest extends NamingScene {

  @Test
  void anAnswerNamesTheNextConnectionOfWhoAsked() {
    ask(BROWSER, "a.example", SHARED);
    assertThat(host(open(BROWSER, SHARED, 22))).contains(new HostName("a.example", "dns"));
  }

  @Test
  void whatOthersWereAnsweredProvesNothing() {
    ask(BROWSER, "a.example", SHARED);
    assertThat(host(open(MAIL, SHARED, 22))).contains(onlyOthers("a.example"));
    assertThat(name(open(BROWSER, SHARED, 22))).contains("a.example");
  }

  @Test
  void anAnswerThatSomebodyUnknownAskedForMayBeAnybodys() {
    long asking = open(Optional.empty(), "192.0.2.53", 53, Protocol.UDP, Direction.OUT);
    hear(asking, true, Sayings.question("b.example"));
    hear(asking, false, answer("b.example", SHARED));
    ask(BROWSER, "a.example", SHARED);
    long id = open(BROWSER, SHARED, 22);
    assertThat(host(id)).contains(onlyOthers("a.example", "b.example"));

    reopen(asking, process(MAIL));

    assertThat(name(id)).contains("a.example");
    assertThat(name(open(MAIL, SHARED, 22))).contains("b.example");
  }

  @Test
  void aConnectionOfAnotherProcessThanWasToldHasTheNameThatThatOneAskedFor() {
    ask(BROWSER, "a.example", SHARED);
    ask(MAIL, "b.example", SHARED);
    long id = open(BROWSER, SHARED, 22);
    assertThat(name(id)).contains("a.example");

    reopen(id, process(MAIL));

    assertThat(name(id)).contains("b.example");
    assertThat(name(open(BROWSER, SHARED, 22))).contains("a.example");
  }

  @Test
  void ofTwoNamesNoneIsGuessedAndBothAreKept() {
    ask(BROWSER, "a.example", SHARED);
    ask(BROWSER, "b.example", SHARED);
    HostName host = host(open(BROWSER, SHARED, 22)).orElseThrow();
    assertThat(host.name()).isEmpty();
    assertThat(host.source()).isEqualTo("none");
    assertThat(host.others())
        .containsExactly(
            new HostName.Other("b.example", "dns"), new HostName.Other("a.example", "dns"));
  }

  @Test
  void whoWasGivenASecondNameMayHaveKeptTheFirst() {
    ask(BROWSER, "a.example", SHARED);
    assertThat(name(open(BROWSER, SHARED, 443))).contains("a.example");
    ask(BROWSER, "b.example", SHARED);
    long again = open(BROWSER, SHARED, 443);
    assertThat(host(again)).contains(onlyOthers("b.example", "a.example"));
    say(again, Sayings.hello("a.example"));
    long other = open(BROWSER, SHARED, 443);
    say(other, Sayings.hello("b.example"));
    assertThat(everyName(again)).containsExactly(Optional.empty(), Optional.of("a.example"));
    assertThat(everyName(other)).containsExactly(Optional.empty(), Optional.of("b.example"));
  }

  @Test
  void theSecondNameIsTheOnlyOneOnceTheFirstGrewOld() {
    ask(BROWSER, "a.example", SHARED);
    assertThat(name(open(BROWSER, SHARED, 22))).contains("a.example");
    now = now.plusSeconds(301);
    ask(BROWSER, "b.example", SHARED);
    assertThat(name(open(BROWSER, SHARED, 22))).contains("b.example");
  }

  @Test
  void aConnectionWithoutANewAnswerMayBeForSomethingElse() {
    ask(BROWSER, "a.example", SHARED);
    assertThat(name(open(BROWSER, SHARED, 22))).contains("a.example");
    assertThat(name(open(BROWSER, SHARED, 22))).isEmpty();
    ask(BROWSER, "a.example", SHARED);
    assertThat(name(open(BROWSER, SHARED, 22))).contains("a.example");
  }

  @Test
  void theOrderOfTheStreamDecidesWhateverTheClocksSay() {
    ask(BROWSER, "a.example", SHARED);
    assertThat(name(open(BROWSER, SHARED, 22))).contains("a.example");
    now = now.plusMillis(50);
    ask(BROWSER, "a.example", SHARED);
    now = now.minusMillis(40);
    long id = open(BROWSER, SHARED, 22);
    assertThat(everyName(id)).containsExactly(Optional.of("a.example"));
  }

  @Test
  void aNameIsNeverWrongWhileAnAnswerIsOnItsWay() {
    ask(BROWSER, "a.example", SHARED);
    assertThat(name(open(BROWSER, SHARED, 22))).contains("a.example");
    long asking = open(process(BROWSER), "192.0.2.53", 53, Protocol.UDP, Direction.OUT);
    Instant answered = now;
    now = now.plusMillis(20);
    long id = open(BROWSER, SHARED, 22);
    hear(asking, true, Sayings.question("b.example"));
    sink.received(FirstWords.of(answered, asking, false, 0, answer("b.example", SHARED)));
    assertThat(everyName(id)).containsExactly(Optional.empty());
  }

  @Test
  void whoIsOlderThanTheStreamMayHaveAnswersThatNobodySaw() {
    sink.received(new Hello(now, 2, "1", "none", "6", "tcx", List.of(), List.of()));
    // Every process of this scene began with its first moment.
    now = now.plusSeconds(290);
    ask(BROWSER, "a.example", SHARED);
    assertThat(name(open(BROWSER, SHARED, 22))).contains("a.example");

    sink.received(new Hello(now, 2, "1", "none", "6", "tcx", List.of(), List.of()));
    ask(MAIL, "b.example", SHARED);
    assertThat(host(open(MAIL, SHARED, 22))).contains(onlyOthers("b.example", "a.example"));
    now = now.plusSeconds(300);
    ask(MAIL, "b.example", SHARED);
    assertThat(name(open(MAIL, SHARED, 22))).contains("b.example");
  }

  @Test
  void twoNamesAtOnceAreNotToldApartByWhatTheFirstConnectionSays() {
    ask(BROWSER, "a.example", SHARED);
    ask(BROWSER, "b.example", SHARED);
    long first = open(BROWSER, SHARED, 443);
    long second = open(BROWSER, SHARED, 443);
    say(first, Sayings.hello("a.example"));
    long third = open(BROWSER, SHARED, 443);
    // A browser makes several connections with one answer.
    say(second, Sayings.hello("a.example"));
    say(third, Sayings.hello("a.example"));
    assertThat(everyName(second)).containsExactly(Optional.empty(), Optional.of("a.example"));
    assertThat(everyName(third)).containsExactly(Optional.empty(), Optional.of("a.example"));
  }

  @Test
  void anAnswerNobodyAskedForNamesNothing() {
    long asking = open(process(BROWSER), "192.0.2.53", 53, Protocol.UDP, Direction.OUT);
    hear(asking, false, answer("unasked.example", SHARED));
    hear(asking, true, Sayings.question(0x4321, "a.example"));
    hear(asking, false, answer("a.example", SHARED)); // with another number
    hear(asking, true, Sayings.question("b.example"));
    hear(asking, false, answer("c.example", SHARED));
    assertThat(host(open(BROWSER, SHARED, 22))).isEmpty();
  }

  @Test
  void aSecondAnswerToOneQuestionCountsForNothing() {
    ask(BROWSER, "a.example", "192.0.2.1");
    hear(ids, false, answer("a.example", SHARED));
    assertThat(host(open(BROWSER, SHARED, 22))).isEmpty();
  }

  @Test
  void whoWasAnsweredMoreThanCanBeKeptHasNoNameByAnswers() {
    for (int i = 0; i < 17; i++) {
      ask(BROWSER, "n" + i + ".example", SHARED);
    }
    now = now.plusSeconds(1);
    assertThat(name(open(BROWSER, SHARED, 22))).isEmpty();
    now = now.plusSeconds(301);
    for (int i = 0; i < 40; i++) {
      ask(BROWSER, "m.example", SHARED);
      assertThat(name(open(BROWSER, SHARED, 22))).contains("m.example");
    }
  }

  @Test
  void anAnswerThatComesAfterTheConnectionIsNotItsName() {
    long id = open(BROWSER, SHARED, 22);
    now = now.plusMillis(10);
    ask(BROWSER, "a.example", SHARED);
    assertThat(host(id)).isEmpty();
  }

  @Test
  void anAnswerThatIsToldLateStillCounts() {
    long asking = open(process(BROWSER), "192.0.2.53", 53, Protocol.UDP, Direction.OUT);
    Instant answered = now;
    now = now.plusMillis(20);
    long id = open(BROWSER, SHARED, 22);
    hear(asking, true, Sayings.question("a.example"));
    sink.received(FirstWords.of(answered, asking, false, 0, answer("a.example", SHARED)));
    assertThat(name(id)).contains("a.example");
  }

  @Test
  void anAnswerGrowsOld() {
    ask(BROWSER, "a.example", SHARED);
    now = now.plusSeconds(301);
    assertThat(host(open(BROWSER, SHARED, 22))).isEmpty();
  }

  @Test
  void whoCallsFromOutsideHasNoNameByAnswers() {
    ask(BROWSER, "a.example", SHARED);
    assertThat(host(open(process(BROWSER), SHARED, 22, Protocol.TCP, Direction.IN))).isEmpty();
  }

  @Test
  void answersOverTcpAreReadOneAfterTheOther() {
    long asking = open(BROWSER, "192.0.2.53", 53);
    byte[] first = answer("a.example", "192.0.2.1");
    byte[] second = answer("b.example", "192.0.2.2");
    byte[] stream =
        Sayings.join(Sayings.u16(first.length), first, Sayings.u16(second.length), second);
    int cut = first.length + 9;
    byte[] questions = Sayings.join(framed("a.example"), framed("b.example"));
    hear(asking, true, 7, questions);
    hear(asking, false, 5, Arrays.copyOf(stream, cut));
    hear(asking, false, 5 + cut, Arrays.copyOfRange(stream, cut, stream.length));
    assertThat(name(open(BROWSER, "192.0.2.1", 22))).contains("a.example");
    assertThat(name(open(BROWSER, "192.0.2.2", 22))).contains("b.example");
  }

  private static byte[] framed(String name) {
    byte[] question = Sayings.question(name);
    return Sayings.join(Sayings.u16(question.length), question);
  }

  private static HostName onlyOthers(String... names) {
    return new HostName(
        Optional.empty(),
        "none",
        Arrays.stream(names).map(name -> new HostName.Other(name, "dns")).toList(),
        Optional.empty());
  }
}
