package telltale.app.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import telltale.app.Sample;
import telltale.app.selection.Selection;
import telltale.app.words.Speech;
import telltale.app.words.Words;
import telltale.wire.Place;

class PlaceFactsTest {

  private static final Place.Network NETWORK =
      new Place.Network(
          OptionalInt.of((int) 4_200_000_001L), Optional.of("Example Net"), "GeoLite2-ASN 2026-05");

  @Test
  void saysWhoseTheNetworkIsAndWhoSaidSo() {
    Place berlin = Sample.place("DE", "Berlin", 52.5, 13.4).withNetwork(Optional.of(NETWORK));

    assertThat(facts(berlin))
        .containsSubsequence(
            "Place: Berlin, Germany",
            "Source: DB-IP City Lite 2026-02",
            "Network: AS4200000001 · Example Net",
            "Source: GeoLite2-ASN 2026-05");
  }

  @Test
  void namesOneSourceOnceWhereItKnowsBoth() {
    Place.Network same =
        new Place.Network(OptionalInt.of(64_496), Optional.empty(), "DB-IP City Lite 2026-02");
    Place berlin = Sample.place("DE", "Berlin", 52.5, 13.4).withNetwork(Optional.of(same));

    assertThat(facts(berlin))
        .contains("Network: AS64496", "Source: DB-IP City Lite 2026-02")
        .satisfiesOnlyOnce(fact -> assertThat(fact).startsWith("Source"));
    assertThat(facts(Place.ofNetwork(NETWORK)))
        .contains("Network: AS4200000001 · Example Net", "Source: GeoLite2-ASN 2026-05");
  }

  @Test
  void saysHowUncertainAPlaceIsAndThatThereAreMore() {
    Place germany =
        new Place(
            Optional.of("DE"),
            Optional.empty(),
            OptionalDouble.of(51),
            OptionalDouble.of(9),
            OptionalInt.of(500),
            Optional.empty(),
            new Place.Spread(true, true),
            Optional.empty(),
            Optional.empty(),
            "GeoLite2-City 2026-05");

    assertThat(facts(germany))
        .contains(
            "Place: Germany",
            "Uncertainty: only the country is known, within 500 km",
            "Spread: anycast: answered wherever is nearest,"
                + " content delivery: answered from many places");
    assertThat(facts(Sample.place("DE", "Berlin", 52.5, 13.4)))
        .noneMatch(fact -> fact.startsWith("Uncertainty") || fact.startsWith("Spread"));
  }

  @Test
  void theFlagStandsBeforeThePlaceAlone() {
    assertThat(inspected(Sample.place("DE", "Berlin", 52.5, 13.4)))
        .filteredOn(fact -> fact.country().isPresent())
        .singleElement()
        .satisfies(fact -> assertThat(fact.label()).isEqualTo("Place"))
        .satisfies(fact -> assertThat(fact.country()).contains("DE"));
    assertThat(inspected(Place.ofNetwork(NETWORK))).allMatch(fact -> fact.country().isEmpty());
  }

  private static List<String> facts(Place place) {
    return inspected(place).stream().map(fact -> fact.label() + ": " + fact.value()).toList();
  }

  private static List<Inspection.Fact> inspected(Place place) {
    InspectorModel model =
        new InspectorModel(
            new Speech(Words.ENGLISH),
            ZoneOffset.UTC,
            (latitude, longitude) -> 1234.5,
            address -> Optional.empty());
    return model
        .inspect(
            Sample.snapshot(1, Sample.flow(1).remote("203.0.114.7", 443).place(place)),
            new Selection.OneConnection(1))
        .orElseThrow()
        .sections()
        .stream()
        .flatMap(section -> section.facts().stream())
        .toList();
  }
}
