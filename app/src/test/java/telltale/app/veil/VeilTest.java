package telltale.app.veil;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telltale.app.Sample;
import telltale.app.flow.FlowView;
import telltale.app.selection.ProcessGroup;
import telltale.app.text.Whereabouts;
import telltale.app.words.Speech;
import telltale.app.words.Words;
import telltale.wire.Connection;
import telltale.wire.HostName;
import telltale.wire.Place;

class VeilTest {

  private final Veil veil = new Veil(new Speech(Words.ENGLISH));

  @Test
  void theSameHostHasTheSameNumberAndAnotherHasAnother() {
    assertThat(remote(Sample.flow(1).host("a.example"))).isEqualTo("host 1:443");
    assertThat(remote(Sample.flow(2).remote("203.0.113.9", 22))).isEqualTo("host 2:22");
    assertThat(remote(Sample.flow(3).host("a.example").remote("203.0.113.10", 80)))
        .isEqualTo("host 1:80");
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, This machine", "::1, This machine", "192.168.0.7, Local network",
    "fe80::1, Local network", "ff02::fb, Local network", "203.0.113.9, Place unknown"
  })
  void anAddressStaysWhereItIs(String address, String place) {
    Connection veiled = veil.over(Sample.flow(1).remote(address, 80).nowhere().view()).connection();
    assertThat(Whereabouts.place(Words.ENGLISH, veiled)).isEqualTo(place);
    assertThat(veiled.remote().address().getHostAddress()).isNotEqualTo("203.0.113.9");
  }

  @Test
  void programsOfOneNameInTwoFoldersStayTwo() {
    FlowView one = veil.over(Sample.flow(1).process("run", 1).exe("/opt/a/run").view());
    FlowView other = veil.over(Sample.flow(2).process("run", 2).exe("/opt/b/run").view());
    assertThat(ProcessGroup.of(one)).isNotEqualTo(ProcessGroup.of(other));
    assertThat(one.connection().process().orElseThrow().exe()).hasValue("folder 1/run");
  }

  @Test
  void theOperatorOfANetworkAndAHardwareAddressAreTakenOutAndTheCityStays() {
    Connection plain = Sample.flow(1).view().connection();
    Place place =
        new Place(
            Optional.of("DE"),
            Optional.of("Berlin"),
            OptionalDouble.of(52.5),
            OptionalDouble.of(13.4),
            OptionalInt.of(64_496),
            Optional.of("Secret Ltd"),
            "DB");
    Connection veiled =
        over(
            plain
                .withPlace(Optional.of(place))
                .withNetworkInterface(Optional.of("enx0a1b2c3d4e5f")));
    assertThat(veiled.toString()).doesNotContain("Secret", "64496", "0a1b2c").contains("Berlin");
    assertThat(veiled.networkInterface()).hasValue("enx•••");
  }

  @Test
  void whatIsLearntLaterIsMaskedToo() {
    assertThat(remote(Sample.flow(1))).isEqualTo("host 1:443");
    assertThat(remote(Sample.flow(1).host("late.example"))).isEqualTo("host 2:443");
  }

  @Test
  void namesThatAnAddressMayHaveAreTakenOutLikeItsOwn() {
    HostName host =
        new HostName(
            Optional.empty(),
            HostName.NO_SOURCE,
            List.of(new HostName.Other("secret.example", "dns")),
            Optional.of("ech"));
    Connection plain = Sample.flow(1).view().connection().withHost(Optional.of(host));
    assertThat(over(plain).toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The launcher /opt/my dir/helper is missing. | The launcher ••• ••• is missing.",
        "The recording monday.ndjson breaks off: too short. | The recording ••• breaks off: too short.",
        "No answer from [2001:db8::1]:80, or a.example. | No answer from •••, or •••."
      })
  void aSentenceLosesWhatMayBeAPathOrAHost(String said, String shown) {
    assertThat(Veil.over(said)).isEqualTo(shown);
  }

  private String remote(Sample sample) {
    return Whereabouts.remote(veil.over(sample.view()).connection());
  }

  private Connection over(Connection connection) {
    FlowView view = Sample.flow(9).view();
    return veil.over(
            new FlowView(
                9,
                connection,
                view.names(),
                view.sent(),
                view.received(),
                0,
                0,
                view.openedAt(),
                view.lastTrafficAt(),
                view.end()))
        .connection();
  }
}
