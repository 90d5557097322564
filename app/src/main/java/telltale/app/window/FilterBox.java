package telltale.app.window;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import telltale.app.flow.FlowView;
import telltale.app.list.FilterCompletion;
import telltale.app.list.FlowFilter;

/// The field that a filter is typed in. While it has the keyboard, it offers how to go on beneath;
/// Tab takes the first offer.
final class FilterBox extends VBox {

  private final TextField field = new TextField();
  private final FlowPane offers = new FlowPane();
  private final Label problem = new Label();
  private final Supplier<List<FlowView>> flows;
  private List<FilterCompletion.Proposal> proposals = List.of();

  /// @param flows what goes on right now
  FilterBox(Supplier<List<FlowView>> flows, Consumer<FlowFilter> onFilter) {
    this.flows = flows;
    getStyleClass().add("filter-box");
    field.setId("filter");
    field.setSkin(new SteadyCaret(field));
    field.getStyleClass().add("filter");
    field.setPromptText("Filter, for example process:ssh");
    offers.getStyleClass().add("offers");
    offers.setId("offers");
    problem.getStyleClass().add("filter-problem");
    problem.setId("filter-problem");
    problem.setWrapText(true);
    show(problem, false);
    show(offers, false);
    field
        .textProperty()
        .addListener(
            (o, was, is) -> {
              FlowFilter filter = FlowFilter.of(is);
              problem.setText(filter.problem().orElse(""));
              show(problem, filter.problem().isPresent());
              onFilter.accept(filter);
              offer();
            });
    field.focusedProperty().addListener((o, was, is) -> offer());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    getChildren().addAll(field, problem, offers);
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
    }
  }

  private void offer() {
    List<FilterCompletion.Proposal> found =
        field.isFocused() ? FilterCompletion.of(field.getText(), flows.get()) : List.of();
    if (!found.equals(proposals)) {
      proposals = found;
      offers.getChildren().setAll(found.stream().map(this::button).toList());
      show(offers, !found.isEmpty());
    }
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
