package telltale.app.window;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import telltale.app.flow.FlowSnapshot;
import telltale.app.inspect.Inspector;
import telltale.app.link.LinkState;
import telltale.app.map.MapPane;
import telltale.app.settings.View;
import telltale.app.status.PageView;
import telltale.app.text.VisibleText;
import telltale.app.words.Speech;

/// The map, and what lies over it: pages, the signs that a recording or the past is shown, the
/// inspector, the settings.
final class MapArea extends StackPane {

  private final Label replayBadge = new Label();
  private final Label pastBadge = new Label();
  private final Label maskBadge = new Label();
  private final Speech speech;
  private final SettingsPanel panel;
  private final PlaceCard card;
  private final MiniPanel mini;
  private final List<Node> whole;
  private final List<Node> little;
  private final List<Node> wall;

  /// @param onPlaced told that somebody said where a network is
  MapArea(
      Speech speech,
      MapPane map,
      PageView page,
      Inspector inspector,
      LiveSettings settings,
      Runnable onPlaced) {
    this.speech = speech;
    card = new PlaceCard(speech, map, settings, onPlaced);
    panel = new SettingsPanel(speech, settings, this::placeHome);
    mini = new MiniPanel(speech, map::colourOf, settings::backToWindow);
    getStyleClass().add("map-area");
    setMinSize(0, 0);
    replayBadge.getStyleClass().add("replay-badge");
    replayBadge.setId("replay-badge");
    replayBadge.setMouseTransparent(true);
    setAlignment(inspector, Pos.CENTER_RIGHT);
    // What the inspector covers is no place to show anything.
    map.paddingProperty()
        .bind(
            Bindings.createObjectBinding(
                () -> covered(inspector),
                effectiveNodeOrientationProperty(),
                inspector.visibleProperty(),
                inspector.parentProperty(),
                inspector.widthProperty()));
    pastBadge.getStyleClass().add("past-badge");
    pastBadge.setId("past-badge");
    pastBadge.setMouseTransparent(true);
    maskBadge.getStyleClass().add("mask-badge");
    maskBadge.setId("mask-badge");
    speech.always(words -> maskBadge.setText(words.say("map.masked")));
    VBox badges = new VBox(6, maskBadge, replayBadge, pastBadge);
    badges.setAlignment(Pos.TOP_CENTER);
    badges.setMouseTransparent(true);
    replayBadge.managedProperty().bind(replayBadge.visibleProperty());
    pastBadge.managedProperty().bind(pastBadge.visibleProperty());
    maskBadge.managedProperty().bind(maskBadge.visibleProperty());
    showPast("");
    showMasked(false);
    whole = List.of(map, page, badges, inspector, panel, card);
    little = List.of(map, badges);
    wall = List.of(map, page, badges);
  }

  /// What stands under the map of the mini window.
  Node mini() {
    return mini;
  }

  /// The map's own sides stay where they are, whatever side the inspector is at.
  private Insets covered(Inspector inspector) {
    double width = covers(inspector) ? inspector.getWidth() : 0;
    return getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT
        ? new Insets(0, 0, 0, width)
        : new Insets(0, width, 0, 0);
  }

  private static boolean covers(Inspector inspector) {
    return inspector.isVisible() && inspector.getParent() != null;
  }

  /// Holds only what that view has room for.
  void show(View view) {
    getChildren()
        .setAll(
            switch (view) {
              case WINDOW -> whole;
              case MINI -> little;
              case WALL -> wall;
            });
  }

  /// Says where a remote end is.
  void placeRemote(InetAddress address) {
    showCard(() -> card.openFor(address));
  }

  /// Says where this machine is.
  void placeHome() {
    showCard(() -> card.openForHome(Optional.empty()));
  }

  private void showCard(Runnable open) {
    panel.close();
    open.run();
  }

  /// Opens the settings, or closes them.
  void toggleSettings() {
    card.close();
    panel.toggle();
  }

  /// Closes the settings, or what says where something is; says whether one of them was open.
  boolean closeSettings() {
    return card.close() || panel.close();
  }

  /// Says that a span of the past is shown; the empty text stands for the present.
  void showPast(String span) {
    pastBadge.setVisible(!span.isEmpty());
    pastBadge.setText(speech.say("map.shown", span));
  }

  /// Says that names are masked, or nothing.
  void showMasked(boolean masked) {
    maskBadge.setVisible(masked);
    // It may say an address.
    card.close();
  }

  /// Says what of the state is said over the map.
  void show(LinkState link, FlowSnapshot snapshot) {
    mini.show(link, snapshot);
    replayBadge.setVisible(link instanceof LinkState.Replaying);
    if (link instanceof LinkState.Replaying replay) {
      replayBadge.setText(speech.say("map.recording", VisibleText.of(replay.file())));
    }
  }
}
