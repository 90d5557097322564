package telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import telltale.app.FxThread;
import telltale.app.Sample;
import telltale.app.correction.Correction;
import telltale.app.correction.Corrections;
import telltale.app.place.HomePlace;
import telltale.app.range.Network;
import telltale.app.selection.Selection;
import telltale.app.settings.HomeSpot;
import telltale.app.settings.Motion;
import telltale.app.settings.Settings;
import telltale.app.settings.ThemeChoice;
import telltale.app.theme.DesktopStyle;
import telltale.app.words.Phrase;

class PlaceCardTest extends WindowFixture {

  private static final String REMOTE = "185.60.216.35";

  private final List<Settings> kept = new ArrayList<>();
  private final Corrections corrections =
      new Corrections(Optional.empty(), Runnable::run, line -> {});

  @Override
  Preferences preferences() {
    return new Preferences(
        Settings.DEFAULT.withTheme(ThemeChoice.DARK).withMotion(Motion.REDUCED),
        DesktopStyle.none(),
        kept::add,
        () -> Phrase.verbatim("Kept."));
  }

  @Override
  Atlas atlas() {
    HomePlace berlin = new HomePlace(52.5, 13.4, Phrase.of("home.zone", "Europe/Berlin"), false);
    return new Atlas(
        berlin,
        address -> Optional.of(Sample.place("JP", "Tokyo", 35.68, 139.69)),
        corrections,
        PlaceUpdates.none(),
        address -> Optional.empty());
  }

  private void pick() {
    show(
        LIVE,
        Sample.snapshot(
            1,
            Sample.flow(1)
                .process("ssh", 4100)
                .remote(REMOTE, 22)
                .at("JP", "Tokyo", TOKYO_LATITUDE, TOKYO_LONGITUDE)
                .rates(50, 60)));
    FxThread.run(() -> window.select(new Selection.OneConnection(1)));
  }

  private void type(String field, String text) {
    FxThread.run(() -> ((TextField) node("#place-" + field)).setText(text));
  }

  private String said(String field) {
    return FxThread.call(() -> ((TextField) node("#place-" + field)).getText());
  }

  private Optional<Correction> holds(String address) {
    return corrections.find(InetAddress.ofLiteral(address));
  }

  private boolean isOpen() {
    return FxThread.call(() -> node("#place-card").isVisible());
  }

  @Test
  void theUserSaysWhereANetworkIsAndTakesItBack() {
    pick();
    assertThat(text("#inspector-place")).isEqualTo("Wrong place?");
    click(node("#inspector-place"));
    assertThat(text("#place-about")).contains(REMOTE);
    assertThat(said("latitude")).as("it begins where the database has it").startsWith("35.");
    type("latitude", "53,55");
    type("longitude", "9.99");
    type("country", "de");
    type("city", "Hamburg");
    click(node("#place-save"));

    assertThat(isOpen()).isFalse();
    assertThat(placings).as("everything is to be placed anew").hasValue(1);
    assertThat(holds("185.60.216.1"))
        .contains(
            new Correction(
                Network.parse("185.60.216.0/24").orElseThrow(),
                53.55,
                9.99,
                Optional.of("DE"),
                Optional.of("Hamburg")));
    click(node("#inspector-place"));
    assertThat(text("#place-about")).contains("185.60.216.0/24");
    assertThat(said("city")).isEqualTo("Hamburg");
    click(node("#place-undo"));
    assertThat(corrections.all()).isEmpty();
    assertThat(placings).hasValue(2);
    assertThat(isOpen()).isFalse();
  }

  @Test
  void itHoldsForTheAddressAloneOrForWhatIsTyped() {
    pick();
    click(node("#inspector-place"));
    click(node("#place-scope-address"));
    click(node("#place-save"));
    assertThat(holds(REMOTE).orElseThrow().network()).hasToString(REMOTE);
    assertThat(holds("185.60.216.1")).isEmpty();

    click(node("#inspector-place"));
    click(node("#place-scope-other"));
    type("network", "185.60.0.0/1x");
    assertThat(FxThread.call(() -> node("#place-save").isDisabled())).isTrue();
    assertThat(text("#place-problem")).contains("Type a network");
    type("network", "185.60.0.0/16");
    click(node("#place-save"));
    assertThat(holds("185.60.9.9").orElseThrow().network()).hasToString("185.60.0.0/16");
  }

  @Test
  void whatIsNoPlaceIsNotKept() {
    pick();
    click(node("#inspector-place"));
    for (String[] wrong :
        new String[][] {
          {"latitude", "91"}, {"latitude", "north"}, {"longitude", ""}, {"country", "Germany"}
        }) {
      String before = said(wrong[0]);
      type(wrong[0], wrong[1]);
      assertThat(FxThread.call(() -> node("#place-save").isDisabled()))
          .as(wrong[0] + " " + wrong[1])
          .isTrue();
      press(KeyCode.ENTER);
      type(wrong[0], before);
    }
    assertThat(corrections.all()).isEmpty();
    assertThat(isOpen()).isTrue();
  }

  @Test
  void aClickOnTheMapSaysWhereAndPicksNothing() {
    pick();
    click(node("#inspector-place"));
    clickOnMap(20, 30);
    assertThat(Double.parseDouble(said("latitude"))).isCloseTo(20, within(1.0));
    assertThat(Double.parseDouble(said("longitude"))).isCloseTo(30, within(1.0));
    FxThread.await("the mark is there", () -> node("#pin").isVisible());
    Point2D pin = FxThread.call(() -> map.position(20, 30));
    FxThread.await(
        "where the click was", () -> Math.abs(node("#pin").getLayoutX() + 11 - pin.getX()) < 2);
    assertThat(FxThread.call(() -> window.selection())).isEqualTo(new Selection.OneConnection(1));
    press(KeyCode.ESCAPE);
    assertThat(isOpen()).isFalse();
    assertThat(FxThread.call(() -> node("#pin").isVisible())).isFalse();
    assertThat(corrections.all()).isEmpty();
  }

  @Test
  void aRightClickSaysWhereThisMachineIs() {
    pick();
    FxThread.await("the arcs are drawn", () -> map.arcCount() > 0 && map.atRest());
    FxThread.run(
        () -> {
          robot.mouseMove(map.localToScreen(map.position(-33.9, 25)));
          robot.mouseClick(MouseButton.SECONDARY);
        });
    FxThread.await("the card is open", () -> node("#place-card").isVisible());
    assertThat(text("#place-about")).isEqualTo("Known so far: time zone Europe/Berlin.");
    click(node("#place-save"));
    HomeSpot home = kept.getLast().home().orElseThrow();
    assertThat(home.latitude()).isCloseTo(-33.9, within(1.0));
    assertThat(home.longitude()).isCloseTo(25, within(1.0));
    FxThread.run(window::toggleSettings);
    assertThat(text("#settings-home-source")).isEqualTo("set by you");

    click(node("#settings-home"));
    assertThat(FxThread.call(() -> node("#settings").isVisible())).isFalse();
    click(node("#place-undo"));
    assertThat(kept.getLast().home()).isEmpty();
    assertThat(text("#settings-home-source")).isEqualTo("time zone Europe/Berlin");
  }

  @Test
  void nothingOfTheCardStaysOpenWhenNamesAreMasked() {
    pick();
    click(node("#inspector-place"));
    FxThread.run(() -> window.settings().change(now -> now.withMasked(true)));
    assertThat(isOpen()).isFalse();
    assertThat(FxThread.call(() -> node("#inspector-place").isVisible())).isFalse();
  }

  @Test
  void whatHasNoPlaceOfItsOwnCannotBeGivenOne() {
    show(
        LIVE,
        Sample.snapshot(1, Sample.flow(1).process("nas", 2).remote("192.168.1.9", 445).nowhere()));
    FxThread.run(() -> window.select(new Selection.OneConnection(1)));
    assertThat(FxThread.call(() -> node("#inspector-place").isVisible())).isFalse();
  }
}
