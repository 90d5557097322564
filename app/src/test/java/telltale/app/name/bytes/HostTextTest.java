package telltale.app.name.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostTextTest {

  @Test
  void writesNamesInLowerCaseWithoutTheDotAtTheirEnd() {
    assertThat(HostText.of("Api.Example.ORG.")).contains("api.example.org");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "localhost",
        "xn--bcher-kva.example",
        "_dmarc.example.org",
        "3com.com",
        "a-b.c"
      })
  void takesNames(String name) {
    assertThat(HostText.of(name)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "a..b",
        ".a",
        "-a.b",
        "a-.b",
        "a b",
        "a/b",
        "192.0.2.1",
        "12",
        "2001:db8::1",
        "b\u00fccher.example",
        "\u212aelvin.example",
        "a\nb",
        "a\0b",
        "a.b..",
        "*.example.org"
      })
  void refusesWhatIsNoName(String text) {
    assertThat(HostText.of(text)).isEmpty();
  }

  @Test
  void refusesLabelsAndNamesThatAreTooLong() {
    assertThat(HostText.of("a".repeat(63) + ".b")).isPresent();
    assertThat(HostText.of("a".repeat(64) + ".b")).isEmpty();
    assertThat(HostText.of("abcd.".repeat(50) + "abc")).isPresent();
    assertThat(HostText.of("abcd.".repeat(50) + "abcd")).isEmpty();
  }
}
