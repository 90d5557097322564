package telltale.app.inspect;

import java.net.InetAddress;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import telltale.app.inspect.Inspection.Choice;
import telltale.app.inspect.Inspection.Fact;
import telltale.app.inspect.Inspection.Section;
import telltale.app.lines.WrappedLabel;
import telltale.app.tile.IconImages;
import telltale.app.tile.ProgramTile;
import telltale.app.words.Speech;
import telltale.app.words.Words;

/// The panel at the right. While the kinds of facts stay the same only their texts change. FX
/// thread.
public final class Inspector extends VBox {

  private static final double TILE = 32;

  private final Label title = styled(new WrappedLabel(), "inspector-title");
  private final Label program = styled(new WrappedLabel(), "inspector-program");
  private final ProgramTile tile = new ProgramTile(new IconImages());
  private final Label subtitle = styled(new WrappedLabel(), "inspector-subtitle");
  private final Label ended = label("inspector-ended");
  private final TrafficTile received = new TrafficTile("received");
  private final TrafficTile sent = new TrafficTile("sent");
  private final VBox facts = new VBox();
  private final ScrollPane scroll = new ScrollPane(facts);
  private final RateChart chart;
  private final Speech speech;
  private final Wishes wishes;
  private final List<FactRow> factRows = new ArrayList<>();
  private final List<ChoiceRow> choiceRows = new ArrayList<>();
  private final Button wrongPlace = new Button();
  private Optional<Inspection.Remote> remote = Optional.empty();
  private @Nullable Inspection shown;

  /// What the user wants of what is shown.
  public interface Wishes {

    /// Another connection is to be shown.
    void choose(long id);

    /// The panel is to be closed.
    void close();

    /// List and map are to show only what a condition finds.
    void only(String condition);

    /// List and map are to leave out what a condition finds.
    void hide(String condition);

    /// The user knows better where that is.
    void place(InetAddress address);
  }

  /// A hidden panel.
  ///
  /// @param speech the language that is spoken
  /// @param zone the user's time zone
  /// @param wishes told what the user wants
  public Inspector(Speech speech, ZoneId zone, Wishes wishes) {
    this.speech = speech;
    this.wishes = wishes;
    chart = new RateChart(speech, zone);
    setId("inspector");
    getStyleClass().add("inspector");
    Button close = close();
    title.setId("inspector-title");
    program.setId("inspector-program");
    tile.setMinSize(TILE, TILE);
    tile.setMaxSize(TILE, TILE);
    subtitle.setId("inspector-subtitle");
    VBox names = new VBox(title, program, subtitle, ended);
    names.getStyleClass().add("inspector-names");
    HBox.setHgrow(names, Priority.ALWAYS);
    HBox header = new HBox(tile, names, close);
    header.getStyleClass().add("inspector-header");
    header.setAlignment(Pos.TOP_LEFT);
    HBox tiles = new HBox(received, sent);
    tiles.getStyleClass().add("tiles");
    facts.getStyleClass().add("facts");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(header, tiles, chart, actions(), scroll);
    speech.always(this::speak);
    setVisible(false);
  }

  private void speak(Words words) {
    received.called(words.say("inspect.received"));
    sent.called(words.say("inspect.sent"));
    // Headings, too, are built anew.
    shown = null;
  }

  /// Shows the facts; hides itself when there are none.
  public void show(Optional<Inspection> newest) {
    Inspection inspection = newest.orElse(null);
    Inspection before = shown;
    if (Objects.equals(inspection, before)) {
      return;
    }
    shown = inspection;
    setVisible(inspection != null);
    if (inspection != null) {
      fill(inspection, before);
    }
  }

  private void fill(Inspection inspection, @Nullable Inspection before) {
    title.setText(inspection.title());
    program.setText(inspection.program());
    program.setVisible(!inspection.program().isEmpty());
    program.setManaged(!inspection.program().isEmpty());
    tile.show(inspection.title(), inspection.icon(), "");
    tile.setVisible(inspection.icon().isPresent());
    tile.setManaged(inspection.icon().isPresent());
    subtitle.setText(inspection.subtitle());
    ended.setText(inspection.ended());
    ended.setVisible(!inspection.ended().isEmpty());
    ended.setManaged(!inspection.ended().isEmpty());
    chart.show(inspection.recent().minute());
    remote = inspection.recent().remote();
    spellPlace();
    received.show(inspection.received());
    sent.show(inspection.sent());
    if (before == null || !sameShape(inspection, before)) {
      build(inspection);
      scroll.setVvalue(0);
      return;
    }
    List<Fact> values = facts(inspection);
    for (int i = 0; i < values.size(); i++) {
      factRows.get(i).show(values.get(i));
    }
    for (int i = 0; i < inspection.choices().size(); i++) {
      choiceRows.get(i).show(inspection.choices().get(i));
    }
  }

  private Button close() {
    Button close = new Button();
    close.getStyleClass().setAll("icon-button", "close-button");
    close.setGraphic(icon("close-icon"));
    speech.always(words -> close.setAccessibleText(words.say("inspect.close")));
    close.setOnAction(event -> wishes.close());
    return close;
  }

  private HBox actions() {
    HBox actions =
        new HBox(
            action("only", "inspect.only", wishes::only),
            action("hide", "inspect.hide", wishes::hide),
            wrongPlace);
    wrongPlace.setId("inspector-place");
    wrongPlace.getStyleClass().setAll("pill");
    wrongPlace.setOnAction(event -> remote.ifPresent(there -> wishes.place(there.address())));
    speech.always(words -> spellPlace());
    actions.getStyleClass().add("inspector-actions");
    return actions;
  }

  private Button action(String id, String key, Consumer<String> act) {
    Button button = new Button();
    speech.always(words -> button.setText(words.say(key)));
    button.setId("inspector-" + id);
    button.getStyleClass().setAll("pill");
    button.setOnAction(
        event -> {
          Inspection inspection = shown;
          if (inspection != null) {
            act.accept(inspection.recent().filter());
          }
        });
    return button;
  }

  private void spellPlace() {
    boolean overridden = remote.map(Inspection.Remote::overridden).orElse(false);
    wrongPlace.setText(speech.say(overridden ? "inspect.change-place" : "inspect.wrong-place"));
    wrongPlace.setVisible(remote.isPresent());
    wrongPlace.setManaged(remote.isPresent());
  }

  private static boolean sameShape(Inspection one, Inspection other) {
    return headings(one).equals(headings(other))
        && labels(one).equals(labels(other))
        && one.choices().stream()
            .map(Choice::id)
            .toList()
            .equals(other.choices().stream().map(Choice::id).toList());
  }

  private static List<String> headings(Inspection inspection) {
    return inspection.sections().stream().map(Section::heading).toList();
  }

  private static List<String> labels(Inspection inspection) {
    return facts(inspection).stream().map(Fact::label).toList();
  }

  private static List<Fact> facts(Inspection inspection) {
    return inspection.sections().stream().flatMap(section -> section.facts().stream()).toList();
  }

  private void build(Inspection inspection) {
    factRows.clear();
    choiceRows.clear();
    List<Node> blocks = new ArrayList<>();
    if (!inspection.choices().isEmpty()) {
      VBox block = block(speech.say("inspect.connections"));
      for (Choice choice : inspection.choices()) {
        ChoiceRow row = new ChoiceRow(choice, wishes::choose);
        choiceRows.add(row);
        block.getChildren().add(row);
      }
      blocks.add(block);
    }
    for (Section section : inspection.sections()) {
      VBox block = block(section.heading());
      for (Fact fact : section.facts()) {
        FactRow row = new FactRow(fact, speech.words());
        factRows.add(row);
        block.getChildren().add(row);
      }
      blocks.add(block);
    }
    facts.getChildren().setAll(blocks);
  }

  private static VBox block(String heading) {
    Label label = label("section-heading");
    label.setText(heading);
    VBox block = new VBox(label);
    block.getStyleClass().add("section");
    return block;
  }

  private static Label label(String styleClass) {
    return styled(new Label(), styleClass);
  }

  private static Label styled(Label label, String styleClass) {
    label.getStyleClass().add(styleClass);
    return label;
  }

  private static Region icon(String styleClass) {
    Region icon = new Region();
    icon.getStyleClass().addAll("icon", styleClass);
    return icon;
  }

  /// A rate in large type with its total beneath.
  private static final class TrafficTile extends VBox {

    private final Label name = label("tile-name");
    private final Label rate = label("tile-rate");
    private final Label total = label("tile-total");
    private final Label packets = label("tile-total");

    TrafficTile(String direction) {
      getStyleClass().addAll("tile", direction);
      Region dot = icon(direction + "-icon");
      HBox top = new HBox(dot, name);
      top.getStyleClass().add("tile-top");
      getChildren().addAll(top, rate, total, packets);
      HBox.setHgrow(this, Priority.ALWAYS);
      setPrefWidth(0);
    }

    void called(String heading) {
      name.setText(heading);
    }

    void show(Inspection.Flow flow) {
      rate.setText(flow.rate());
      total.setText(flow.total());
      packets.setText(flow.packets());
    }
  }
}
