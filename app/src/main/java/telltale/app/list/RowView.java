package telltale.app.list;

import javafx.css.PseudoClass;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import telltale.app.list.Row.Fold;
import telltale.app.list.Row.Tone;
import telltale.app.rate.RateHistory;
import telltale.app.tile.IconImages;
import telltale.app.tile.ProgramTile;
import telltale.app.words.Words;

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
  private static final double RATE = 60;
  private static final double GAP = 4;

  private final Region news = styled(new Region(), "news");
  private final Region fold = styled(new Region(), "fold");
  private final ProgramTile tile;
  private final Label title = styled(new Label(), "title");
  private final Label detail = styled(new Label(), "detail");
  private final Label total = styled(new Label(), "detail");
  private final Label program = styled(new Label(), "detail");
  private final Label received = styled(new Label(), "rate");
  private final Label sent = styled(new Label(), "rate");
  private final Sparkline sparkline = new Sparkline();
  private String shownColour = "";
  private @Nullable Row row;

  RowView(IconImages icons) {
    tile = new ProgramTile(icons);
    getStyleClass().add("row-view");
    received.setAlignment(Pos.CENTER_RIGHT);
    sent.setAlignment(Pos.CENTER_RIGHT);
    getChildren()
        .addAll(news, fold, tile, title, detail, total, program, received, sent, sparkline);
    setPrefHeight(HEIGHT);
    setMinWidth(0);
    setPrefWidth(0);
  }

  /// Shows a row; does nothing when it looks the same already.
  void show(Words words, Row newest, String colour) {
    Row before = row;
    if (newest.equals(before) && colour.equals(shownColour)) {
      return;
    }
    row = newest;
    shownColour = colour;
    title.setText(newest.title());
    detail.setText(words.joined(newest.detail()));
    total.setText(words.further(newest.total()));
    program.setText(words.further(newest.program()));
    received.setText(newest.received());
    sent.setText(newest.sent());
    tile.show(newest.title(), newest.icon(), colour);
    if (before == null
        || before.tone() != newest.tone()
        || before.fold() != newest.fold()
        || before.depth() != newest.depth()) {
      mark(newest);
    }
    requestLayout();
  }

  /// Shows what the row moved lately.
  void show(RateHistory.Minute recent) {
    boolean before = sparkline.isVisible();
    sparkline.show(recent);
    if (before != sparkline.isVisible()) {
      requestLayout();
    }
  }

  /// Whether a click at that place is meant for the opening mark.
  boolean isFold(double x) {
    return row != null && row.fold() != Fold.LEAF && x < LEFT;
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
    news.resizeRelocate(5, 20, 5, 5);
    fold.resizeRelocate(depth == 0 ? 13 : LEFT - INDENT + 2, depth == 0 ? 19 : 11, 6, 8);
    tile.resizeRelocate(27, 13, TILE, TILE);
    double sparkX = right - Sparkline.WIDTH;
    double rateX = sparkX - 8 - RATE;
    double textWidth = Math.max(0, textEnd(right, sparkX, rateX) - left - 4);
    turnTitle();
    title.resizeRelocate(left, 6, textWidth, 18);
    placeDetails(left, textWidth);
    received.resizeRelocate(rateX, 6, RATE, 18);
    sent.resizeRelocate(rateX, 24, RATE, 16);
    sparkline.resizeRelocate(sparkX, 8, Sparkline.WIDTH, Sparkline.HEIGHT);
  }

  private void placeDetails(double left, double room) {
    double width = Math.min(room, detail.prefWidth(-1));
    detail.resizeRelocate(left, 24, width, 16);
    double end = left + room;
    placeAfter(placeAfter(left + width, end, total), end, program);
  }

  /// Shows it where there is room for all of it: half a number is a wrong one. Returns where the
  /// next one may begin; nothing takes the place of what has no room.
  private static double placeAfter(double x, double end, Label label) {
    if (label.getText().isEmpty()) {
      label.setVisible(false);
      return x;
    }
    double width = label.prefWidth(-1);
    boolean fits = x + GAP + width <= end;
    label.setVisible(fits);
    label.resizeRelocate(x + GAP, 24, width, 16);
    return fits ? x + GAP + width : end;
  }

  /// An address runs to the right in a window that runs to the left, too: where it is cut, its
  /// bracket would change sides.
  private void turnTitle() {
    boolean turned =
        getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT
            && !Words.runsLeft(title.getText());
    title.setNodeOrientation(turned ? NodeOrientation.LEFT_TO_RIGHT : NodeOrientation.INHERIT);
    title.setAlignment(turned ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
  }

  /// Texts may take the room of what has nothing to show.
  private double textEnd(double right, double sparkX, double rateX) {
    if (!received.getText().isEmpty() || !sent.getText().isEmpty()) {
      return rateX;
    }
    return sparkline.isVisible() ? sparkX - 4 : right;
  }

  private static <N extends Region> N styled(N node, String styleClass) {
    node.getStyleClass().add(styleClass);
    node.setMouseTransparent(true);
    return node;
  }
}
