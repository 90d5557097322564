package telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import telltale.app.FxThread;
import telltale.app.Sample;
import telltale.app.flow.FlowSnapshot;
import telltale.app.selection.Selection;

/// What lies over the map, and how map and list point at each other.
class MapLinkTest extends WindowFixture {

  @Test
  void aClusterOpensInPlaceAndEveryMemberCanBeClicked() {
    show(LIVE, crowd());
    clickOnMap(TOKYO_LATITUDE, TOKYO_LONGITUDE);
    FxThread.await("the cluster opens", () -> found().size() == 12);
    for (Node member : members()) {
      String says = FxThread.call(member::getAccessibleText);
      click(member);
      FxThread.await(
          says + " is picked",
          () -> says.contains(((Labeled) node("#inspector-subtitle")).getText()));
    }
    press(KeyCode.ESCAPE);
    FxThread.await("the cluster closes", () -> !node("#cluster").isVisible());
    assertThat(FxThread.call(() -> window.selection())).isNotEqualTo(Selection.NONE);
    press(KeyCode.ESCAPE);
    FxThread.await("the inspector closes", () -> !node("#inspector").isVisible());
    clickOnMap(TOKYO_LATITUDE, TOKYO_LONGITUDE);
    FxThread.await("it opens again", () -> node("#cluster").isVisible());
    clickOnMap(-40, -30);
    FxThread.await("a click beside it closes it", () -> !node("#cluster").isVisible());
  }

  @Test
  void aMemberTakesAClickBeforeItWasEverDrawn() {
    show(LIVE, crowd());
    clickOnMap(
        TOKYO_LATITUDE,
        TOKYO_LONGITUDE,
        () -> {
          Node last = found().getLast();
          Bounds bounds = last.localToScreen(last.getBoundsInLocal());
          robot.mouseMove(bounds.getCenterX(), bounds.getCenterY());
          robot.mouseClick(MouseButton.PRIMARY);
        });
    FxThread.await(
        "it is picked",
        () -> window.selection() instanceof Selection.OneConnection one && one.id() == 12);
    assertThat(FxThread.call(() -> node("#cluster").isVisible())).isTrue();
  }

  @Test
  void theKeyboardOpensAClusterAndWalksThroughIt() {
    show(LIVE, crowd());
    FxThread.await("the arcs are drawn", () -> map.arcCount() > 0 && map.atRest());
    FxThread.run(map::requestFocus);
    press(KeyCode.ENTER);
    FxThread.await("the first member has the keyboard", () -> focused("curl · h1.example:443"));
    press(KeyCode.RIGHT);
    FxThread.await("the next member has it", () -> focused("curl · h2.example:443"));
    press(KeyCode.LEFT);
    press(KeyCode.LEFT);
    FxThread.await("the last member has it", () -> focused("curl · h12.example:443"));
    press(KeyCode.ENTER);
    FxThread.await(
        "it is picked",
        () -> window.selection() instanceof Selection.OneConnection one && one.id() == 12);
  }

  @Test
  void aMemberThatEndsIsOutOfReachAndAnEmptyClusterCloses() {
    show(LIVE, crowd());
    clickOnMap(TOKYO_LATITUDE, TOKYO_LONGITUDE);
    FxThread.await("the cluster opens", () -> found().size() == 12);
    show(LIVE, Sample.snapshot(2, member(1)));
    assertThat(members().stream().filter(Node::isDisabled)).hasSize(11);
    show(LIVE, Sample.snapshot(3));
    FxThread.await("the cluster closes", () -> !node("#cluster").isVisible());
  }

  @Test
  void whatHasNoPlaceIsGatheredAtTheEdge() {
    show(
        LIVE,
        Sample.snapshot(
            1,
            Sample.flow(1).process("db", 1).remote("127.0.0.1", 80).nowhere(),
            Sample.flow(2).process("nas", 2).remote("192.168.1.9", 445).nowhere().rates(0, 2000),
            Sample.flow(3).process("nas", 2).remote("192.168.1.8", 445).nowhere(),
            Sample.flow(4).process("odd", 3).remote("203.0.113.9", 9).nowhere()));
    assertThat(text("#dock-machine")).isEqualTo("This machine\n1");
    assertThat(text("#dock-network")).isEqualTo("Local network\n2 · 2.0 kB/s");
    assertThat(text("#dock-unknown")).isEqualTo("Place unknown\n1");
    click(node("#dock-unknown"));
    FxThread.await("the inspector opens", () -> node("#inspector").isVisible());
    assertThat(text("#inspector-title")).isEqualTo("odd");
    click(node("#local"));
    FxThread.await("what is local leaves the map", () -> !node("#dock-network").isVisible());
    assertThat(FxThread.call(() -> node("#dock-machine").isVisible())).isFalse();
    assertThat(FxThread.call(() -> node("#dock-unknown").isVisible())).isTrue();
  }

  @Test
  void pointingAtAnArcMarksItsRowAndPointingAtARowItsArc() {
    show(LIVE, traffic());
    pointOnMap(TOKYO_LATITUDE, TOKYO_LONGITUDE);
    FxThread.await("the row of ssh is marked", () -> isLinked("ssh"));
    assertThat(FxThread.call(() -> isLinked("firefox"))).isFalse();
    pointOnMap(-40, -30);
    FxThread.await("no row is marked", () -> !isLinked("ssh"));
    FxThread.await("the map is at rest", map::atRest);
    long before = FxThread.call(map::framesDrawn);
    Node ssh = row("ssh");
    Bounds bounds = FxThread.call(() -> ssh.localToScreen(ssh.getBoundsInLocal()));
    FxThread.run(() -> robot.mouseMove(bounds.getCenterX(), bounds.getCenterY()));
    FxThread.await("the arc lights up", () -> map.framesDrawn() > before);
    assertThat(FxThread.call(() -> window.selection())).isEqualTo(Selection.NONE);
  }

  @Test
  void hidingWhatIsLocalSaysHowMuchThatIs() {
    show(
        LIVE,
        Sample.snapshot(
            1,
            Sample.flow(1).process("db", 1).remote("127.0.0.1", 80).nowhere(),
            Sample.flow(2).process("nas", 2).remote("192.168.1.9", 445).nowhere(),
            Sample.flow(3).process("ssh", 3)));
    assertThat(text("#counts")).isEqualTo("3 programs · 3 connections");
    click(node("#local"));
    FxThread.await("the list is shorter", () -> find("db").isEmpty());
    assertThat(find("nas")).isEmpty();
    assertThat(text("#counts")).isEqualTo("1 of 3 connections · 2 local hidden");
  }

  @Test
  void aLegendExplainsTheMapWhereThereIsRoomAndUntilItIsKnown() {
    show(LIVE, crowd());
    FxThread.await("the legend is there", () -> node("#legend").isVisible());
    FxThread.run(() -> window.select(new Selection.OneConnection(1)));
    FxThread.await("it makes room for the inspector", () -> right("#legend") <= left("#inspector"));
    FxThread.run(map::requestFocus);
    press(KeyCode.L);
    FxThread.await("it is hidden", () -> !node("#legend").isVisible());
  }

  @Test
  void theInspectorShowsTheLastMinuteAndNarrowsTheViewToWhatItShows() {
    show(
        LIVE,
        Sample.snapshot(
            1,
            Sample.flow(1).process("ssh", 1).rates(10, 4_000),
            Sample.flow(2).process("curl", 2).host("www.example")));
    click(row("ssh"));
    FxThread.await("the inspector opens", () -> node("#inspector").isVisible());
    assertThat(texts(".chart-caption")).contains("Peak 4.0 kB/s");
    click(node("#inspector-only"));
    FxThread.await("only that is listed", () -> find("curl").isEmpty());
    assertThat(find("ssh")).isPresent();
    press(KeyCode.CONTROL, KeyCode.F);
    press(KeyCode.ESCAPE);
    FxThread.await("everything is listed again", () -> find("curl").isPresent());
    click(row("ssh"));
    click(node("#inspector-hide"));
    FxThread.await("all but that is listed", () -> find("ssh").isEmpty());
    assertThat(find("curl")).isPresent();
    assertThat(FxThread.call(() -> node("#inspector").isVisible())).isFalse();
  }

  private double left(String selector) {
    return node(selector).localToScene(node(selector).getLayoutBounds()).getMinX();
  }

  private double right(String selector) {
    return node(selector).localToScene(node(selector).getLayoutBounds()).getMaxX();
  }

  private static FlowSnapshot crowd() {
    Sample[] members = new Sample[12];
    for (int i = 0; i < members.length; i++) {
      members[i] = member(i + 1);
    }
    return Sample.snapshot(1, members);
  }

  private static Sample member(int id) {
    return Sample.flow(id)
        .host("h" + id + ".example")
        .at("JP", "Tokyo", TOKYO_LATITUDE, TOKYO_LONGITUDE);
  }

  private List<Node> found() {
    return List.copyOf(window.scene().getRoot().lookupAll(".cluster-member"));
  }

  private List<Node> members() {
    return FxThread.call(this::found);
  }

  private boolean focused(String beginning) {
    Node owner = window.scene().getFocusOwner();
    return owner != null && String.valueOf(owner.getAccessibleText()).startsWith(beginning);
  }
}
