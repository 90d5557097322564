package telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import telltale.app.FxThread;
import telltale.app.Sample;
import telltale.app.flow.FlowSnapshot;
import telltale.app.selection.Selection;

class DomainsInWindowTest extends WindowFixture {

  @Test
  void aDomainIsPickedInTheListAndShownByTheInspector() {
    show(LIVE, browsing());
    openFirefox();
    click(row("example.org"));
    FxThread.await(
        "the inspector shows the domain",
        () -> window.selection() instanceof Selection.OneDomain && node("#inspector").isVisible());
    assertThat(text("#inspector-title")).isEqualTo("firefox");
    assertThat(text("#inspector-subtitle")).isEqualTo("example.org · 2 connections");
    FxThread.await(
        "the choices appear",
        () -> window.scene().getRoot().lookupAll(".choice-label").size() == 2);
    assertThat(texts(".choice-label"))
        .containsExactlyInAnyOrder("www.example.org:443", "cdn.example.org:443");
    click(node("#inspector-only"));
    FxThread.await("the others are left out", () -> find("ssh").isEmpty());
    assertThat(find("cdn.example.org:443")).isPresent();
    assertThat(find("a.test:443")).isEmpty();
  }

  @Test
  void pointingAtAnArcMarksTheDomain() {
    show(LIVE, browsing());
    openFirefox();
    pointOnMap(-15.8, -47.9);
    FxThread.await("the domain is marked", () -> isLinked("example.org"));
    assertThat(isLinked("firefox")).isTrue();
    assertThat(isLinked("a.test:443")).isFalse();
  }

  @Test
  void theArrowKeysWalkTheListAsATree() {
    show(LIVE, browsing());
    openFirefox();
    walk("into the program", KeyCode.RIGHT, "example.org");
    press(KeyCode.RIGHT);
    FxThread.await("the domain opens", () -> find("cdn.example.org:443").isPresent());
    walk("into the domain", KeyCode.RIGHT, "www.example.org:443");
    walk("down", KeyCode.DOWN, "cdn.example.org:443");
    walk("out again", KeyCode.LEFT, "example.org");
    press(KeyCode.LEFT);
    FxThread.await("the domain closes", () -> find("cdn.example.org:443").isEmpty());
    walk("up to the program", KeyCode.LEFT, "firefox");
    press(KeyCode.LEFT);
    FxThread.await("the program closes", () -> find("example.org").isEmpty());
    assertThat(FxThread.call(window::selection)).isInstanceOf(Selection.OneProcess.class);
  }

  @Test
  void aDomainStaysPickedWhileNamesAreMasked() {
    show(LIVE, browsing());
    openFirefox();
    click(row("example.org"));
    FxThread.await("it is picked", () -> window.selection() instanceof Selection.OneDomain);
    press(KeyCode.P);
    FxThread.await("its name is masked", () -> inspectorSays("domain 1 · 2 connections"));
    assertThat(FxThread.call(window::selection)).isInstanceOf(Selection.OneDomain.class);
    press(KeyCode.P);
    FxThread.await("its name is back", () -> inspectorSays("example.org · 2 connections"));
  }

  private boolean inspectorSays(String subtitle) {
    return node("#inspector-subtitle") instanceof Labeled label && label.getText().equals(subtitle);
  }

  private void openFirefox() {
    click(row("firefox"));
    FxThread.await("it is picked", () -> isSelected("firefox"));
    press(KeyCode.RIGHT);
    FxThread.await("it is open", () -> find("example.org").isPresent());
  }

  private void walk(String what, KeyCode key, String selected) {
    press(key);
    FxThread.await(what, () -> isSelected(selected));
  }

  private boolean isSelected(String title) {
    return find(title).filter(cell -> ((ListCell<?>) cell).isSelected()).isPresent();
  }

  private static FlowSnapshot browsing() {
    return Sample.snapshot(
        1,
        Sample.flow(1)
            .process("firefox", 10)
            .host("www.example.org")
            .at("BR", "Brasília", -15.8, -47.9)
            .rates(100, 90_000),
        Sample.flow(2).process("firefox", 10).host("cdn.example.org").rates(0, 800),
        Sample.flow(3).process("firefox", 10).host("a.test").rates(0, 3),
        Sample.flow(4).process("ssh", 20).remote("203.0.113.5", 22).rates(0, 1));
  }
}
