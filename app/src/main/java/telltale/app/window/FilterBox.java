package telltale.app.window;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import telltale.app.flow.FlowView;
import telltale.app.lines.WrappedLabel;
import telltale.app.list.FilterCompletion;
import telltale.app.list.FlowFilter;
import telltale.app.settings.SavedFilter;
import telltale.app.words.Speech;

/// The field that a filter is typed in. While it has the keyboard, it offers how to go on beneath;
/// Tab takes the first offer. The star in it keeps what is typed under a name, or forgets it.
final class FilterBox extends VBox {

  private static final PseudoClass KEPT = PseudoClass.getPseudoClass("kept");

  private final TextField field = new TextField();
  private final TextField name = new TextField();
  private final IconButton star = new IconButton("star", "star");
  private final FlowPane offers = new FlowPane();
  private final WrappedLabel problem = new WrappedLabel();
  private final SavedFilters saved;
  private final Speech speech;
  private final Supplier<List<FlowView>> flows;
  private final Consumer<FlowFilter> onFilter;
  private final Consumer<List<SavedFilter>> onKeep;
  private List<FilterCompletion.Proposal> proposals = List.of();

  /// @param speech the language that is spoken
  /// @param flows what goes on right now
  /// @param onFilter only what passes is to be shown
  /// @param onKeep these filters are to be kept, and no others
  FilterBox(
      Speech speech,
      Supplier<List<FlowView>> flows,
      Consumer<FlowFilter> onFilter,
      Consumer<List<SavedFilter>> onKeep) {
    this.speech = speech;
    saved = new SavedFilters(speech, this::setText);
    this.flows = flows;
    this.onFilter = onFilter;
    this.onKeep = onKeep;
    getStyleClass().add("filter-box");
    field.setId("filter");
    field.setSkin(new SteadyCaret(field));
    field.getStyleClass().add("filter");
    offers.getStyleClass().add("offers");
    offers.setId("offers");
    problem.getStyleClass().add("filter-problem");
    problem.setId("filter-problem");
    show(problem, false);
    show(offers, false);
    prepareStar();
    prepareName();
    field.textProperty().addListener((o, was, is) -> typed(is));
    field.focusedProperty().addListener((o, was, is) -> offer());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    speech.always(words -> spell());
    getChildren().addAll(new StackPane(field, star), name, problem, offers, saved);
  }

  private void spell() {
    field.setPromptText(speech.say("filter.prompt"));
    name.setPromptText(speech.say("filter.name"));
    showStar();
    showProblem(FlowFilter.of(field.getText()));
  }

  private void prepareStar() {
    star.setOnAction(event -> keepOrForget());
    StackPane.setAlignment(star, Pos.CENTER_RIGHT);
    showStar();
  }

  private void prepareName() {
    name.setId("filter-name");
    name.setSkin(new SteadyCaret(name));
    name.getStyleClass().add("filter");
    name.textProperty()
        .addListener(
            (o, was, is) -> {
              if (is.length() > SavedFilter.LONGEST_NAME) {
                name.setText(was);
              }
            });
    name.setOnAction(event -> keep(name.getText().strip()));
    name.focusedProperty().addListener((o, was, is) -> show(name, is));
    show(name, false);
  }

  private void typed(String text) {
    FlowFilter filter = FlowFilter.of(text);
    showProblem(filter);
    saved.mark(text);
    showStar();
    onFilter.accept(filter);
    offer();
  }

  private void showProblem(FlowFilter filter) {
    problem.setText(filter.problem().map(speech.words()::say).orElse(""));
    show(problem, filter.problem().isPresent());
  }

  /// Shows these as kept.
  void showSaved(List<SavedFilter> filters) {
    saved.show(filters);
    showStar();
  }

  private void showStar() {
    Optional<SavedFilter> kept = saved.saying(field.getText());
    star.pseudoClassStateChanged(KEPT, kept.isPresent());
    String says = speech.say(kept.isPresent() ? "filter.forget" : "filter.keep");
    star.says(says, says);
    show(star, kept.isPresent() || (saved.hasRoom() && SavedFilter.fits(field.getText())));
  }

  private void keepOrForget() {
    Optional<SavedFilter> kept = saved.saying(field.getText());
    if (kept.isPresent()) {
      onKeep.accept(saved.without(kept.get().name()));
    } else {
      show(name, true);
      name.setText("");
      name.requestFocus();
    }
  }

  private void keep(String chosen) {
    if (!chosen.isEmpty()) {
      onKeep.accept(saved.with(new SavedFilter(chosen, field.getText().strip())));
      field.requestFocus();
      field.end();
    }
  }

  /// Gives up naming; says whether a name was being typed.
  boolean stopNaming() {
    boolean naming = name.isFocused();
    if (naming) {
      field.requestFocus();
      field.end();
    }
    return naming;
  }

  void focusField() {
    field.requestFocus();
    field.selectAll();
  }

  String text() {
    return field.getText();
  }

  void setText(String text) {
    field.setText(text);
    field.end();
  }

  private void pressed(KeyEvent event) {
    boolean takes = event.getCode() == KeyCode.TAB && !event.isShiftDown() && !proposals.isEmpty();
    if (takes && !field.getText().isEmpty()) {
      setText(proposals.getFirst().text());
      event.consume();
    } else if (event.getCode() == KeyCode.S && event.isShortcutDown() && star.isVisible()) {
      keepOrForget();
      event.consume();
    }
  }

  private void offer() {
    List<FilterCompletion.Proposal> found = field.isFocused() ? proposals() : List.of();
    if (!found.equals(proposals)) {
      proposals = found;
      offers.getChildren().setAll(found.stream().map(this::button).toList());
      show(offers, !found.isEmpty());
    }
  }

  private List<FilterCompletion.Proposal> proposals() {
    String text = field.getText();
    return Stream.concat(
            saved
                .named(text)
                .map(each -> new FilterCompletion.Proposal("★ " + each.name(), each.text())),
            FilterCompletion.of(text, flows.get()).stream())
        .toList();
  }

  private Button button(FilterCompletion.Proposal proposal) {
    Button button = new Button(proposal.shown());
    button.getStyleClass().setAll("pill");
    // A click must not take the keyboard from the field, or the offers would go before it counts.
    button.setFocusTraversable(false);
    button.setOnAction(event -> setText(proposal.text()));
    return button;
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
