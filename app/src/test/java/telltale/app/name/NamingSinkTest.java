package telltale.app.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import telltale.wire.FirstWords;
import telltale.wire.HostName;

class NamingSinkTest extends NamingScene {

  @Test
  void aConnectionHasTheNameThatItAsksForItself() {
    long id = open(BROWSER, SHARED, 443);
    assertThat(host(id)).isEmpty();
    say(id, Sayings.hello("example.org"));
    assertThat(host(id)).contains(new HostName("example.org", "sni"));
    close(id);
    assertThat(host(id)).contains(new HostName("example.org", "sni"));
    assertThat(out).noneMatch(FirstWords.class::isInstance);
  }

  @Test
  void aMessageInPiecesIsPutTogether() {
    byte[] hello = Sayings.hello("example.org");
    long id = open(BROWSER, SHARED, 443);
    say(id, 0xffff_fff0L, Arrays.copyOf(hello, 40));
    assertThat(host(id)).isEmpty();
    say(id, 0x18L, Arrays.copyOfRange(hello, 40, hello.length));
    assertThat(host(id)).contains(new HostName("example.org", "sni"));
  }

  @Test
  void aRequestWithoutEncryptionTellsItsHost() {
    long id = open(BROWSER, SHARED, 80);
    say(id, "GET / HTTP/1.1\r\nHost: example.org\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    assertThat(host(id)).contains(new HostName("example.org", "http"));
  }

  @Test
  void whatAConnectionSaysOutweighsEveryAnswer() {
    ask(BROWSER, "a.example", SHARED);
    long id = open(BROWSER, SHARED, 443);
    say(id, Sayings.hello("b.example"));
    assertThat(host(id))
        .contains(
            new HostName(
                Optional.of("b.example"),
                "sni",
                List.of(new HostName.Other("a.example", "dns")),
                Optional.empty()));
    // Whether the answer before it leads to the next one, or that one is of the same kind, is open.
    assertThat(name(open(BROWSER, SHARED, 22))).isEmpty();
  }

  @Test
  void aFrontIsNoName() {
    long id = open(BROWSER, SHARED, 443);
    say(id, Sayings.hello("cloudflare-ech.com", Sayings.encrypted()));
    assertThat(host(id))
        .contains(
            new HostName(
                Optional.empty(),
                "none",
                List.of(new HostName.Other("cloudflare-ech.com", "sni")),
                Optional.of("ech")));
  }

  @Test
  void behindAFrontTheNameThatWasAskedForIsTheRealOne() {
    ask(BROWSER, "secret.example", SHARED);
    long id = open(BROWSER, SHARED, 443);
    say(id, Sayings.hello("front.example", Sayings.encrypted()));
    assertThat(host(id))
        .contains(
            new HostName(
                Optional.of("secret.example"),
                "dns",
                List.of(new HostName.Other("front.example", "sni")),
                Optional.of("ech")));
  }

  @Test
  void pretendedEncryptionHidesNothingWhereTheNameWasAskedFor() {
    ask(BROWSER, "example.org", SHARED);
    long id = open(BROWSER, SHARED, 443);
    say(id, Sayings.hello("example.org", Sayings.encrypted()));
    assertThat(host(id)).contains(new HostName("example.org", "sni"));
  }

  @Test
  void saysWhereLookupsAreHidden() {
    long tls = open(BROWSER, "192.0.2.53", 853);
    assertThat(host(tls).flatMap(HostName::hidden)).contains("dot");
    long https = open(BROWSER, SHARED, 443);
    say(https, Sayings.hello("dns.google"));
    assertThat(host(https))
        .contains(new HostName(Optional.of("dns.google"), "sni", List.of(), Optional.of("doh")));
  }

  @Test
  void whatANeighbourAnswersEverybodyIsPassedOnAndNamesNothingHere() {
    long answers = open(Sayings.multicastDns("224.0.0.251", "192.168.1.7"));
    long alone = open(Sayings.multicastDns("192.168.1.2", "192.168.1.7"));
    byte[] answer = Sayings.neighbour("printer.local", "192.168.1.7", 120);
    hear(answers, false, answer);
    hear(alone, false, answer);
    assertThat(host(answers)).isEmpty();
    assertThat(out)
        .filteredOn(FirstWords.class::isInstance)
        .containsExactly(FirstWords.of(now, answers, false, 0, answer));
  }
}
