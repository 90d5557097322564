package telltale.app.name.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telltale.app.name.bytes.Reading;

class RequestTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: Example.org\r\n\r\n",
        "POST /a?b HTTP/1.1\r\nUser-Agent: x\r\nhost:example.org:8080\r\n",
        "OPTIONS * HTTP/1.1\r\nHOST: \t example.org \r\n\r\nrest"
      })
  void readsTheHost(String request) {
    assertThat(read(request)).isEqualTo(new Reading.Found("example.org", List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET http://example.org/ HTTP/1.1\r\nHost: example.org\r\n\r\n",
        "CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: 192.0.2.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: [2001:db8::1]:80\r\n\r\n",
        "GET / HTTP/1.0\r\n\r\nHost: example.org\r\n"
      })
  void hasNoNameOfTheOtherEnd(String request) {
    assertThat(read(request)).isEqualTo(new Reading.Nameless());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /a", "GET / HTTP/1.1\r\nHost: exam", "GET / HTTP/1.1\r\nA: b\r\n"})
  void takesNoHalfOfAName(String request) {
    assertThat(read(request)).isEqualTo(new Reading.NeedMore());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "get / HTTP/1.1\r\n", "GET / RTSP/1.0\r\nHost: a\r\n", "SSH-2.0-x\r\n"})
  void leavesOtherThingsAlone(String request) {
    assertThat(read(request)).isEqualTo(new Reading.NotThis());
  }

  @Test
  void refusesANameWithControlCharacters() {
    assertThat(read("GET / HTTP/1.1\r\nHost: exam\nple.org\r\n\r\n"))
        .isEqualTo(new Reading.Nameless());
  }

  private static Reading read(String request) {
    return Request.read(request.getBytes(StandardCharsets.ISO_8859_1));
  }
}
