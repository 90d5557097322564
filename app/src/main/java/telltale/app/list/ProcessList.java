package telltale.app.list;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import telltale.app.flow.FlowSnapshot;
import telltale.app.lines.WrappedLabel;
import telltale.app.rate.RateHistory;
import telltale.app.selection.Selection;
import telltale.app.text.ProgramText;
import telltale.app.tile.IconImages;
import telltale.app.words.Speech;
import telltale.app.words.Words;

/// The list at the left: processes, under an opened one its domains, and under an opened one of
/// those its connections. FX thread.
public final class ProcessList extends StackPane {

  private final ProcessListModel model;
  private final News news;
  private final ListView<RowKey> rows = new ListView<>();
  private final WrappedLabel nothing = new WrappedLabel();
  private final IconImages icons = new IconImages();
  private final List<RowCell> cells = new ArrayList<>();
  private final Map<RowKey, Branch> shown = new HashMap<>();
  private final Speech speech;
  private final LongSupplier clockMillis;
  private final Wishes wishes;
  private Set<RowKey> linked = Set.of();
  private Function<Optional<String>, String> colours = program -> "transparent";
  private List<RowKey> keys = List.of();
  private Selection selection = Selection.NONE;
  private FlowFilter filter = FlowFilter.NONE;
  private long second;
  private boolean updating;

  /// What the user does with the list.
  public interface Wishes {

    /// A row was picked.
    void pick(Selection picked);

    /// The pointer is on a row; on none where that is nothing.
    void point(Selection meant);

    /// What is picked is to be shown on the map.
    void locate();

    /// What that moved during the last minute is to be drawn.
    RateHistory.Minute recent(Selection meant);
  }

  /// An empty list.
  ///
  /// @param speech the language that is spoken
  /// @param clockMillis a monotonic clock
  /// @param news what came while nobody looked
  /// @param texts what plain words are looked for in
  /// @param wishes told what the user does
  public ProcessList(
      Speech speech, LongSupplier clockMillis, News news, SearchTexts texts, Wishes wishes) {
    this.speech = speech;
    this.news = news;
    model = new ProcessListModel(news, texts);
    this.clockMillis = clockMillis;
    this.wishes = wishes;
    getStyleClass().add("process-list");
    nothing.getStyleClass().add("nothing");
    nothing.setMouseTransparent(true);
    rows.setId("processes");
    speech.always(words -> rows.setAccessibleText(words.say("list.spoken")));
    rows.setFixedCellSize(RowView.HEIGHT);
    rows.setCellFactory(list -> newCell());
    rows.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> picked(is));
    rows.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    rows.setOnMouseEntered(event -> model.hold(true));
    rows.setOnMouseExited(event -> model.hold(false));
    VBox.setVgrow(this, Priority.ALWAYS);
    getChildren().addAll(rows, nothing);
  }

  /// How programs are told apart on the map, as CSS colours; connections without one, too.
  public void setColours(Function<Optional<String>, String> newColours) {
    colours = newColours;
    // Cells compare rows, not colours, so they are made anew.
    cells.clear();
    rows.setCellFactory(list -> newCell());
  }

  /// Shows the newest state, and says how many it lists.
  public Listing show(FlowSnapshot snapshot) {
    second = snapshot.at().getEpochSecond();
    return draw(model.show(snapshot, clockMillis.getAsLong()));
  }

  /// Shows only what passes.
  public Listing filter(FlowFilter newFilter) {
    filter = newFilter;
    return draw(model.filter(newFilter, clockMillis.getAsLong()));
  }

  /// Leaves out, or lists again, what never leaves this machine and its own networks.
  public Listing hideLocal(boolean hide) {
    return draw(model.hideLocal(hide, clockMillis.getAsLong()));
  }

  /// Marks what was picked elsewhere, opening its process where needed. Never reports it back.
  public void select(Selection picked) {
    if (picked.equals(selection)) {
      return;
    }
    selection = picked;
    if (picked instanceof Selection.OneConnection one) {
      draw(model.reveal(one.id(), clockMillis.getAsLong()));
    } else {
      mark();
    }
    bringIntoView();
  }

  private void bringIntoView() {
    int index = rows.getSelectionModel().getSelectedIndex();
    if (index >= 0 && !isVisible(index)) {
      rows.scrollTo(Math.max(0, index - 2));
    }
  }

  /// Marks the rows of connections that the user points at elsewhere.
  public void link(List<Long> ids) {
    linked = model.rowsOf(Set.copyOf(ids));
    cells.forEach(RowCell::refresh);
  }

  /// Takes the keyboard.
  public void focusRows() {
    rows.requestFocus();
  }

  private boolean isVisible(int index) {
    return cells.stream()
        .anyMatch(
            cell ->
                cell.getIndex() == index
                    && cell.isVisible()
                    && cell.getBoundsInParent().getMinY() >= 0
                    && cell.getBoundsInParent().getMaxY() <= rows.getHeight());
  }

  private RowCell newCell() {
    RowCell cell = new RowCell(new Source(), icons);
    cells.add(cell);
    return cell;
  }

  private Listing draw(Listing listing) {
    shown.clear();
    List<RowKey> newest = new ArrayList<>(listing.branches().size());
    for (Branch row : listing.branches()) {
      shown.put(row.key(), row);
      newest.add(row.key());
    }
    if (!newest.equals(keys)) {
      keys = newest;
      replaceKeys();
    }
    cells.forEach(RowCell::refresh);
    nothing.setVisible(keys.isEmpty());
    nothing.setText(
        filter.letsAllThrough()
            ? speech.say("list.empty")
            : speech.say("list.no-match", filter.text()));
    return listing;
  }

  private void replaceKeys() {
    updating = true;
    rows.getItems().setAll(keys);
    updating = false;
    mark();
  }

  private void mark() {
    updating = true;
    int index = keys.indexOf(keyOf(selection));
    if (index < 0) {
      rows.getSelectionModel().clearSelection();
    } else if (rows.getSelectionModel().getSelectedIndex() != index) {
      rows.getSelectionModel().clearAndSelect(index);
    }
    updating = false;
  }

  private static @Nullable RowKey keyOf(Selection selection) {
    return switch (selection) {
      case Selection.Nothing nothing -> null;
      case Selection.OneConnection one -> new RowKey.OfConnection(one.id());
      case Selection.OneDomain one -> new RowKey.OfDomain(one.group());
      case Selection.OneProcess one -> new RowKey.OfProcess(one.group());
    };
  }

  private void picked(@Nullable RowKey key) {
    if (updating || key == null) {
      return;
    }
    selection = selectionOf(key);
    wishes.pick(selection);
  }

  private static Selection selectionOf(RowKey key) {
    return switch (key) {
      case RowKey.OfProcess process -> new Selection.OneProcess(process.group());
      case RowKey.OfDomain domain -> new Selection.OneDomain(domain.group());
      case RowKey.OfConnection connection -> new Selection.OneConnection(connection.id());
    };
  }

  /// As in a tree: right opens, then goes down into it; left closes, then goes up to what it hangs
  /// under.
  private void pressed(KeyEvent event) {
    RowKey key = rows.getSelectionModel().getSelectedItem();
    Branch row = key == null ? null : shown.get(key);
    if (row != null && (folds(row, event.getCode()) || walks(row, event.getCode()))) {
      event.consume();
    }
  }

  private boolean folds(Branch row, KeyCode code) {
    boolean folds =
        switch (code) {
          case RIGHT -> row.fold() == Row.Fold.CLOSED;
          case LEFT -> row.fold() == Row.Fold.OPEN;
          default -> code == KeyCode.ENTER;
        };
    if (folds) {
      toggle(row.key());
    }
    return folds;
  }

  private boolean walks(Branch row, KeyCode code) {
    if (code == KeyCode.RIGHT && row.fold() == Row.Fold.OPEN) {
      go(keys.indexOf(row.key()) + 1);
      return true;
    }
    if (code == KeyCode.LEFT && row.depth() > 0) {
      go(parentOf(row));
      return true;
    }
    return false;
  }

  private int parentOf(Branch row) {
    int index = keys.indexOf(row.key());
    while (index > 0 && depth(index) >= row.depth()) {
      index--;
    }
    return index;
  }

  private int depth(int index) {
    Branch row = shown.get(keys.get(index));
    return row == null ? 0 : row.depth();
  }

  private void go(int index) {
    rows.getSelectionModel().clearAndSelect(index);
    rows.getFocusModel().focus(index);
    bringIntoView();
  }

  private void toggle(RowKey key) {
    draw(model.toggle(key, clockMillis.getAsLong()));
  }

  private final class Source implements RowCell.RowSource {

    @Override
    public @Nullable Row row(RowKey key) {
      Branch row = shown.get(key);
      return row == null ? null : row.spelled(speech.words());
    }

    @Override
    public Words words() {
      return speech.words();
    }

    @Override
    public RateHistory.Minute minute(RowKey key) {
      return wishes.recent(selectionOf(key));
    }

    @Override
    public long second() {
      return second;
    }

    @Override
    public String colour(RowKey key) {
      Branch row = shown.get(key);
      return row != null && key instanceof RowKey.OfProcess
          ? colours.apply(ProgramText.owner(row.flows().getFirst()))
          : "transparent";
    }

    @Override
    public boolean isNew(RowKey key) {
      Branch row = shown.get(key);
      return row != null && news.marks(row);
    }

    @Override
    public boolean isLinked(RowKey key) {
      return linked.contains(key);
    }

    @Override
    public void toggle(RowKey key) {
      ProcessList.this.toggle(key);
    }

    @Override
    public void locate(RowKey key) {
      if (!(key instanceof RowKey.OfConnection)) {
        draw(model.open(key, clockMillis.getAsLong()));
      }
      wishes.locate();
    }

    @Override
    public void point(@Nullable RowKey key) {
      wishes.point(key == null ? Selection.NONE : selectionOf(key));
    }
  }
}
