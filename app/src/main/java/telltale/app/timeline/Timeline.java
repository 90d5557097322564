package telltale.app.timeline;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import telltale.app.choice.OneOf;
import telltale.app.flow.FlowSnapshot;
import telltale.app.text.Amount;
import telltale.app.words.Speech;

/// The strip under the map: what moved during the last minutes or hours, stacked by program. A span
/// that is chosen on it is what list and map show until it is given up. Drawn anew when a column
/// has passed, not with every snapshot.
public final class Timeline extends VBox {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Chronicle chronicle = new Chronicle();
  private final Label words = new Label();
  private final Button live = new Button();
  private final Speech speech;
  private final TimelineChart chart;
  private final ZoneId zone;
  private final Consumer<Optional<FlowSnapshot>> onChoose;
  private Range range = Range.FIVE_MINUTES;
  private Stack stack = Stack.EMPTY;
  private Optional<Span> span = Optional.empty();
  private OptionalInt pointed = OptionalInt.empty();
  private long choices;
  private long drawnSecond = Long.MIN_VALUE;

  /// @param speech the language that is spoken
  /// @param zone of the times on it
  /// @param colours the CSS colour of a program, or of what nobody owns
  /// @param onChoose told what went on in the span that the user chose; empty when the present is
  ///     to be shown again
  public Timeline(
      Speech speech,
      ZoneId zone,
      Function<Optional<String>, String> colours,
      Consumer<Optional<FlowSnapshot>> onChoose) {
    this.speech = speech;
    this.zone = zone;
    this.onChoose = onChoose;
    chart = new TimelineChart(zone, colours, this::choose);
    getStyleClass().add("timeline");
    words.getStyleClass().add("timeline-words");
    words.setId("timeline-words");
    live.getStyleClass().setAll("pill");
    live.setId("live");
    live.setOnAction(event -> backToLive());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head = new HBox(words, space, live, ranges());
    head.getStyleClass().add("timeline-head");
    getChildren().addAll(head, chart);
    chart.setOnMouseMoved(event -> point(OptionalInt.of(chart.column(event.getX()))));
    chart.setOnMouseExited(event -> point(OptionalInt.empty()));
    speech.always(words -> spell());
  }

  private void spell() {
    live.setText(speech.say("timeline.live"));
    say();
  }

  private OneOf<Range> ranges() {
    List<OneOf.Option<Range>> offered =
        Arrays.stream(Range.values())
            .map(each -> OneOf.Option.of(each, each.key(), "timeline.range.spoken"))
            .toList();
    OneOf<Range> ranges = new OneOf<>(speech, offered, "pill", this::show);
    ranges.getStyleClass().add("timeline-ranges");
    ranges.show(range);
    return ranges;
  }

  private void show(Range wanted) {
    range = wanted;
    draw();
  }

  /// Keeps what goes on; draws nothing.
  public void note(FlowSnapshot newest) {
    chronicle.note(newest);
  }

  /// Draws what was noted, where that would make a difference.
  public void refresh() {
    long second = chronicle.newest().getEpochSecond();
    if (second != drawnSecond) {
      drawnSecond = second;
      draw();
    }
  }

  /// Colours have changed.
  public void recolour() {
    draw();
  }

  /// Forgets everything: another stream begins.
  public void forget() {
    chronicle.forget();
    backToLive();
    draw();
  }

  /// Gives the chosen span up; says whether there was one.
  public boolean backToLive() {
    boolean chosen = span.isPresent();
    if (chosen) {
      choose(Optional.empty());
    }
    return chosen;
  }

  /// The chosen span in words; empty when there is none.
  public String chosen() {
    return span.map(this::spelled).orElse("");
  }

  private void choose(Optional<Span> wanted) {
    if (wanted.isEmpty() && span.isEmpty()) {
      return;
    }
    span = wanted;
    chart.choose(span);
    say();
    choices++;
    // Negative, so that it never is the sequence of a snapshot of the present.
    onChoose.accept(span.map(chosen -> chronicle.during(chosen, -choices)));
  }

  private void draw() {
    stack = Stack.of(chronicle.programs(), chronicle.newest(), range);
    chart.show(stack, range);
    say();
  }

  private void point(OptionalInt column) {
    if (!column.equals(pointed)) {
      pointed = column;
      say();
    }
  }

  private void say() {
    boolean knows = chronicle.newest().isAfter(Instant.EPOCH);
    setVisible(knows);
    setManaged(knows);
    live.setVisible(span.isPresent());
    live.setManaged(span.isPresent());
    String said = pointed.isPresent() ? pointed(pointed.getAsInt()) : all();
    if (!said.equals(words.getText())) {
      words.setText(said);
      chart.setAccessibleText(said);
    }
  }

  private String all() {
    return span.map(this::spelled)
        .orElseGet(
            () ->
                stack.peak() > 0
                    ? speech.say(
                        "timeline.peak", title(), Amount.rate(speech.words(), stack.peak()))
                    : speech.say("timeline.still", title()));
  }

  private String title() {
    return speech.say(range.key());
  }

  private String spelled(Span chosen) {
    return speech
        .words()
        .joined(
            clock(chosen.from()) + " – " + clock(chosen.to()),
            Amount.span(speech.words(), chosen.length()));
  }

  /// What moved in one column, and whose the most of it was.
  private String pointed(int column) {
    Instant at = Instant.ofEpochSecond(stack.begin() + (long) column * stack.columnSeconds());
    String rate = Amount.rate(speech.words(), stack.rate(column));
    String most =
        stack.layers().stream()
            .filter(layer -> layer.bytes().get(column) > 0)
            .max(Comparator.comparingDouble(layer -> layer.bytes().get(column)))
            .map(this::name)
            .orElse("");
    return speech.words().joined(clock(at), rate, most);
  }

  private String name(Stack.Layer layer) {
    if (layer.others() > 0) {
      return speech.say("timeline.others");
    }
    return layer.program().orElseGet(() -> speech.say("timeline.no-program"));
  }

  private String clock(Instant moment) {
    return CLOCK.format(moment.atZone(zone));
  }
}
