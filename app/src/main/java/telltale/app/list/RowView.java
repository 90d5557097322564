package telltale.app.list;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import telltale.app.list.Row.Fold;
import telltale.app.list.Row.Gauge;
import telltale.app.list.Row.Tone;
import telltale.app.tile.IconImages;
import telltale.app.tile.ProgramTile;

/// Draws one row. Laid out by hand and updated in place: a row whose texts did not change costs
/// nothing.
final class RowView extends Region {

  /// Every row has the same height, so that ten thousand of them cost as much as ten.
  static final double HEIGHT = 46;

  private static final PseudoClass CHILD = PseudoClass.getPseudoClass("child");
  private static final PseudoClass DOMAIN = PseudoClass.getPseudoClass("domain");
  private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
  private static final double TILE = 20;
  private static final double LEFT = 56;
  private static final double INDENT = 16;
  private static final double GAUGE = 32;
  private static final double RATE = 64;

  private final Region fold = styled(new Region(), "fold");
  private final ProgramTile tile;
  private final Label title = styled(new Label(), "title");
  private final Label detail = styled(new Label(), "detail");
  private final Label received = styled(new Label(), "rate");
  private final Label sent = styled(new Label(), "rate");
  private final Bar receivedBar = new Bar("received");
  private final Bar sentBar = new Bar("sent");
  private String shownColour = "";
  private @Nullable Row row;

  RowView(IconImages icons) {
    tile = new ProgramTile(icons);
    getStyleClass().add("row-view");
    received.setAlignment(Pos.CENTER_RIGHT);
    sent.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(fold, tile, title, detail, received, sent, receivedBar, sentBar);
    setPrefHeight(HEIGHT);
    setMinWidth(0);
    setPrefWidth(0);
  }

  /// Shows a row; does nothing when it looks the same already.
  void show(Row newest, String colour) {
    Row before = row;
    if (newest.equals(before) && colour.equals(shownColour)) {
      return;
    }
    row = newest;
    shownColour = colour;
    title.setText(newest.title());
    detail.setText(detail(newest));
    received.setText(newest.received().text());
    sent.setText(newest.sent().text());
    receivedBar.show(newest.received());
    sentBar.show(newest.sent());
    tile.show(newest.title(), newest.icon(), colour);
    if (before == null
        || before.tone() != newest.tone()
        || before.fold() != newest.fold()
        || before.depth() != newest.depth()) {
      mark(newest);
    }
    requestLayout();
  }

  /// Whether a click at that place is meant for the opening mark.
  boolean isFold(double x) {
    return row != null && row.fold() != Fold.LEAF && x < LEFT;
  }

  private static String detail(Row row) {
    return row.total().equals("0 B") ? row.detail() : row.detail() + " · " + row.total();
  }

  private void mark(Row newest) {
    fold.setVisible(newest.fold() != Fold.LEAF);
    tile.setVisible(newest.depth() == 0);
    pseudoClassStateChanged(CHILD, newest.depth() > 0);
    pseudoClassStateChanged(DOMAIN, newest.depth() > 0 && newest.fold() != Fold.LEAF);
    pseudoClassStateChanged(OPEN, newest.fold() == Fold.OPEN);
    for (Tone tone : Tone.values()) {
      pseudoClassStateChanged(tonePseudoClass(tone), tone == newest.tone());
    }
  }

  private static PseudoClass tonePseudoClass(Tone tone) {
    return switch (tone) {
      case NORMAL -> PseudoClass.getPseudoClass("normal");
      case LOCAL -> PseudoClass.getPseudoClass("local");
      case ENDED -> PseudoClass.getPseudoClass("ended");
      case FAILED -> PseudoClass.getPseudoClass("failed");
      case OWNERLESS -> PseudoClass.getPseudoClass("ownerless");
    };
  }

  @Override
  protected void layoutChildren() {
    double right = getWidth() - 14;
    int depth = row == null ? 0 : row.depth();
    double left = depth > 1 ? LEFT + INDENT : LEFT;
    fold.resizeRelocate(depth == 0 ? 13 : LEFT - INDENT + 2, depth == 0 ? 19 : 11, 6, 8);
    tile.resizeRelocate(27, 13, TILE, TILE);
    double gaugeX = right - GAUGE;
    double rateX = gaugeX - 8 - RATE;
    boolean quiet = received.getText().isEmpty() && sent.getText().isEmpty();
    double textWidth = Math.max(0, (quiet ? right : rateX) - left - 4);
    title.resizeRelocate(left, 6, textWidth, 18);
    detail.resizeRelocate(left, 24, textWidth, 16);
    received.resizeRelocate(rateX, 6, RATE, 18);
    sent.resizeRelocate(rateX, 24, RATE, 16);
    receivedBar.resizeRelocate(gaugeX, 14, GAUGE, 3);
    sentBar.resizeRelocate(gaugeX, 31, GAUGE, 3);
  }

  private static <N extends Region> N styled(N node, String styleClass) {
    node.getStyleClass().add(styleClass);
    node.setMouseTransparent(true);
    return node;
  }

  /// A rate as a length.
  private static final class Bar extends Region {

    private final Region fill = new Region();
    private int steps = -1;

    Bar(String direction) {
      getStyleClass().add("bar");
      fill.getStyleClass().addAll("fill", direction);
      getChildren().add(fill);
      setMouseTransparent(true);
    }

    void show(Gauge gauge) {
      if (gauge.steps() != steps) {
        steps = gauge.steps();
        setVisible(steps > 0);
        requestLayout();
      }
    }

    @Override
    protected void layoutChildren() {
      fill.resizeRelocate(0, 0, getWidth() * Math.max(0, steps) / Gauge.FULL, getHeight());
    }
  }
}
