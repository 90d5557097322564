package telltale.app.map.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CountryNamesTest {

  @Test
  void knowsEveryCountryThatTheJdkKnows() {
    Set<String> unknown = new HashSet<>(Set.of(Locale.getISOCountries()));
    unknown.removeAll(CountryNames.table().values());

    assertThat(unknown).isSubsetOf("AN");
    assertThat(CountryNames.table()).doesNotContainValue("");
    assertThat(new HashSet<>(CountryNames.table().values()))
        .hasSameSizeAs(CountryNames.table().values());
  }

  @Test
  void speaksTheUsersLanguage() {
    assertThat(CountryNames.of(276, Locale.GERMAN, "?")).isEqualTo("Deutschland");
    assertThat(CountryNames.of(276, Locale.ENGLISH, "?")).isEqualTo("Germany");
  }

  @Test
  void leavesBracketsOut() {
    assertThat(CountryNames.of("MM", Locale.ENGLISH)).isEqualTo("Myanmar");
  }

  @Test
  void fallsBackToTheNameOfTheData() {
    assertThat(CountryNames.of(0, Locale.GERMAN, "Somaliland")).isEqualTo("Somaliland");
  }
}
