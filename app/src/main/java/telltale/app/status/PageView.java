package telltale.app.status;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import telltale.app.lines.WrappedLabel;
import telltale.app.status.Page.Kind;

/// A card over the map. FX thread.
public final class PageView extends StackPane {

  private static final double LEAD_WIDTH = 84;

  private final Region icon = new Region();
  private final Label heading = label("page-heading");
  private final Label text = label("page-text");
  private final VBox points = new VBox();
  private final Label remedy = label("page-remedy");
  private final Button action = new Button();
  private final VBox card = new VBox();
  private @Nullable Page shown;

  /// A hidden page.
  ///
  /// @param onAction called with the page whose button was pressed
  public PageView(Consumer<Kind> onAction) {
    getStyleClass().add("page");
    setId("page");
    heading.setId("page-heading");
    text.setId("page-text");
    remedy.setId("page-remedy");
    action.setId("page-action");
    action.getStyleClass().add("primary-button");
    action.setOnAction(
        event -> {
          if (shown != null) {
            onAction.accept(shown.kind());
          }
        });
    card.getStyleClass().add("card");
    card.setAlignment(Pos.TOP_LEFT);
    card.setMaxSize(460, Region.USE_PREF_SIZE);
    points.getStyleClass().add("page-points");
    card.getChildren().addAll(icon, heading, text, points, remedy, action);
    getChildren().add(card);
    setVisible(false);
  }

  /// Shows a page, or nothing.
  public void show(Optional<Page> newest) {
    Page page = newest.orElse(null);
    if (Objects.equals(page, shown)) {
      return;
    }
    shown = page;
    setVisible(page != null);
    if (page != null) {
      fill(page);
    } else {
      List.of(heading, text, remedy, action).forEach(each -> each.setText(""));
      points.getChildren().clear();
    }
  }

  private void fill(Page page) {
    String kind = page.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    icon.getStyleClass().setAll("page-icon", kind + "-icon");
    getStyleClass().setAll("page", kind);
    // The empty page teaches; it must not keep the user from the map.
    setMouseTransparent(page.kind() == Kind.EMPTY);
    heading.setText(page.heading());
    text.setText(page.text());
    points.getChildren().setAll(page.points().stream().map(PageView::row).toList());
    points.setManaged(!page.points().isEmpty());
    showIfAny(remedy, page.remedy());
    action.setText(page.action());
    action.setVisible(!page.action().isEmpty());
    action.setManaged(!page.action().isEmpty());
    if (page.kind() == Kind.FIRST_RUN) {
      // There is nothing else to do yet.
      action.requestFocus();
    }
  }

  private static HBox row(Page.Point point) {
    Label lead = label("page-lead");
    lead.setText(point.lead());
    lead.setMinWidth(LEAD_WIDTH);
    Label words = label("page-text");
    words.setText(point.text());
    HBox.setHgrow(words, Priority.ALWAYS);
    return new HBox(lead, words);
  }

  private static void showIfAny(Label label, String text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
    label.setManaged(!text.isEmpty());
  }

  private static Label label(String styleClass) {
    WrappedLabel label = new WrappedLabel();
    label.getStyleClass().add(styleClass);
    return label;
  }
}
