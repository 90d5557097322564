package telltale.geodata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlagsTest {

  @Test
  void hasOneOfEachCountry() {
    for (String code : Locale.getISOCountries()) {
      assertSize(code);
    }
    assertSize("XK");
  }

  /// A PNG file begins with eight bytes of its own and the length and the name of the first chunk,
  /// which are followed by width and height.
  private static void assertSize(String code) {
    ByteBuffer png = ByteBuffer.wrap(Flags.png(code).orElseThrow());
    assertThat(png.getInt(16)).as(code).isEqualTo(40);
    assertThat(png.getInt(20)).as(code).isEqualTo(30);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "D", "de", "XX", "DEU", "..", "A/", "../flags/DE", "ÄÖ"})
  void hasNoneOfWhatIsNoCountry(String code) {
    assertThat(Flags.png(code)).isEmpty();
  }
}
