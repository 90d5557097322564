package telltale.app.status;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import telltale.app.cost.Cost;
import telltale.app.status.StatusLine.Light;
import telltale.app.words.Phrase;
import telltale.app.words.Speech;

/// The bar at the bottom. FX thread.
public final class StatusBar extends HBox {

  private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
  private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
  private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

  private final Speech speech;
  private final Region lamp = new Region();
  private final Label state = label("status-state");
  private final Label detail = label("status-detail");
  private final Label received = label("status-rate");
  private final Label sent = label("status-rate");
  private final Label connections = label("status-text");
  private final Label lost = label("status-lost");
  private final Label unaccounted = label("status-lost");
  private final Label cost = label("status-detail");
  private final Tooltip shares = new Tooltip();
  private final Label sources = label("status-sources");
  private final Label credit = label("status-credit");
  private final Tooltip losses = new Tooltip();
  private final Tooltip sourcesWhole = new Tooltip();
  private final Tooltip creditWhole = new Tooltip();
  private final ObservableValue<Sources> made;
  private final UnaryOperator<Phrase> veil;
  private Optional<Cost> costs = Optional.empty();

  /// An empty bar.
  ///
  /// @param speech the language that is spoken
  /// @param made what the map is made of
  /// @param veil lies over what speaks of files
  public StatusBar(Speech speech, ObservableValue<Sources> made, UnaryOperator<Phrase> veil) {
    this.speech = speech;
    this.made = made;
    this.veil = veil;
    getStyleClass().add("status-bar");
    setAlignment(Pos.CENTER_LEFT);
    lamp.getStyleClass().add("lamp");
    lamp.setMinSize(8, 8);
    lamp.setMaxSize(8, 8);
    state.setId("status-state");
    lost.setId("status-lost");
    lost.setTooltip(losses);
    unaccounted.setId("status-unaccounted");
    unaccounted.pseudoClassStateChanged(WARNING, true);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    received.setGraphic(icon("received-icon"));
    sent.setGraphic(icon("sent-icon"));
    for (Label fixed : new Label[] {state, received, sent, connections, lost, unaccounted, cost}) {
      fixed.setMinWidth(USE_PREF_SIZE);
    }
    getChildren()
        .addAll(
            lamp,
            state,
            detail,
            received,
            sent,
            connections,
            lost,
            unaccounted,
            cost,
            sources,
            space,
            credit);
    explain(unaccounted);
    followCost();
    followSources();
  }

  private void followCost() {
    cost.setId("status-cost");
    cost.setTooltip(shares);
    speech.always(words -> spellCost());
  }

  private void followSources() {
    sources.setId("status-sources");
    sources.setTooltip(sourcesWhole);
    credit.setId("status-credit");
    credit.setTooltip(creditWhole);
    made.addListener((o, was, is) -> showSources());
    showSources();
  }

  private void explain(Label share) {
    Tooltip about = new Tooltip();
    speech.always(words -> about.setText(words.say("status.unaccounted.about")));
    share.setTooltip(about);
  }

  private void showSources() {
    // A licence asks for the credit: where it finds no room it can still be read.
    credit.setText(made.getValue().credit());
    creditWhole.setText(made.getValue().credit());
    String said =
        made.getValue().problems().stream()
            .map(problem -> speech.words().say(veil.apply(problem)))
            .collect(Collectors.joining("\n"));
    sources.setText(said.replace('\n', ' '));
    sourcesWhole.setText(said);
    sources.setVisible(!said.isEmpty());
    sources.setManaged(!said.isEmpty());
  }

  /// Shows a line.
  public void show(StatusLine line) {
    showSources();
    lamp.pseudoClassStateChanged(GOOD, line.light() == Light.GOOD);
    lamp.pseudoClassStateChanged(WAITING, line.light() == Light.WAITING);
    lamp.pseudoClassStateChanged(BAD, line.light() == Light.BAD);
    state.setText(line.state());
    detail.setText(line.detail());
    for (Label figure : new Label[] {received, sent, connections, lost}) {
      figure.setVisible(!line.connections().isEmpty());
    }
    received.setText(line.received());
    sent.setText(line.sent());
    connections.setText(line.connections());
    lost.setText(speech.say("status.events-lost", line.lost()));
    lost.pseudoClassStateChanged(WARNING, line.lost() > 0);
    unaccounted.setText(line.unaccounted());
    unaccounted.setVisible(!line.unaccounted().isEmpty());
    unaccounted.setManaged(!line.unaccounted().isEmpty());
    losses.setText(
        line.losses().isEmpty()
            ? speech.say("status.none-lost")
            : speech.say("status.losses") + "\n" + line.losses());
  }

  /// Says what Telltale itself takes.
  public void show(Cost newest) {
    costs = Optional.of(newest);
    spellCost();
  }

  private void spellCost() {
    cost.setVisible(costs.isPresent());
    costs.ifPresent(
        known -> {
          cost.setText(speech.say("status.cost", CostText.of(speech.words(), known.whole())));
          shares.setText(CostText.explained(speech.words(), known));
        });
  }

  private static Label label(String styleClass) {
    Label label = new Label();
    label.getStyleClass().add(styleClass);
    return label;
  }

  private static Region icon(String styleClass) {
    Region icon = new Region();
    icon.getStyleClass().addAll("icon", styleClass);
    return icon;
  }
}
