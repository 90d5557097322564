package telltale.app.list;

import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import telltale.app.rate.RateHistory;
import telltale.app.tile.IconImages;
import telltale.app.words.Words;

/// A place of the list that rows scroll through.
final class RowCell extends ListCell<RowKey> {

  private static final PseudoClass LINKED = PseudoClass.getPseudoClass("linked");
  private static final PseudoClass NEW = PseudoClass.getPseudoClass("new");

  private final RowSource source;
  private final RowView view;
  private @Nullable RowKey drawnKey;
  private long drawnSecond;

  /// Where cells find what to show, and tell what was clicked.
  interface RowSource {

    /// The row of a key; absent when it has just left the list.
    @Nullable Row row(RowKey key);

    /// The words of the moment.
    Words words();

    /// What a row moved during the last minute.
    RateHistory.Minute minute(RowKey key);

    /// When that minute ends: it is another one then.
    long second();

    /// A CSS colour for a row's process.
    String colour(RowKey key);

    /// Whether a row carries the mark of what came while nobody looked.
    boolean isNew(RowKey key);

    /// Whether the user points at something of this row on the map.
    boolean isLinked(RowKey key);

    /// The user wants to open or close a row.
    void toggle(RowKey key);

    /// The user wants to see a row on the map.
    void locate(RowKey key);

    /// The pointer is on a row; absent when it has left.
    void point(@Nullable RowKey key);
  }

  RowCell(RowSource source, IconImages icons) {
    this.source = source;
    view = new RowView(icons);
    setPrefWidth(0);
    addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_ENTERED, event -> source.point(getItem()));
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> source.point(null));
  }

  /// Shows the newest word on the row that it holds.
  void refresh() {
    RowKey key = getItem();
    Row row = key == null ? null : source.row(key);
    if (key != null && row != null) {
      Words words = source.words();
      view.show(words, row, source.colour(key));
      draw(key);
      boolean fresh = source.isNew(key);
      pseudoClassStateChanged(NEW, fresh);
      setAccessibleText(
          words.joinedBy(
              ", ", row.title(), row.detail(), row.program(), fresh ? words.say("list.new") : ""));
    }
    pseudoClassStateChanged(LINKED, key != null && source.isLinked(key));
  }

  private void draw(RowKey key) {
    if (!key.equals(drawnKey) || drawnSecond != source.second()) {
      drawnKey = key;
      drawnSecond = source.second();
      view.show(source.minute(key));
    }
  }

  @Override
  protected void updateItem(@Nullable RowKey key, boolean empty) {
    super.updateItem(key, empty);
    setText(null);
    if (isHover()) {
      // The rows moved under a pointer that stands still.
      source.point(empty ? null : key);
    }
    if (empty || key == null) {
      pseudoClassStateChanged(LINKED, false);
      pseudoClassStateChanged(NEW, false);
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    refresh();
    setGraphic(view);
  }

  private void pressed(MouseEvent event) {
    RowKey key = getItem();
    if (key == null || event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    boolean onFold = view.isFold(event.getX());
    if (onFold) {
      source.toggle(key);
      event.consume();
    } else if (event.getClickCount() == 2) {
      source.locate(key);
    }
  }
}
