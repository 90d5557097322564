package telltale.app.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;
import telltale.app.map.arc.Cluster;
import telltale.app.map.geometry.Viewport;
import telltale.app.map.load.ArcTally;
import telltale.app.text.ProgramText;
import telltale.app.text.Whereabouts;
import telltale.app.words.Speech;

/// A cluster that is opened in place: its connections on rings around it, each to be pointed at,
/// clicked, or reached with the arrow keys.
final class ClusterFan extends Pane {

  /// So many have room around a cluster; of more, one turn after the other is shown.
  static final int MOST = 60;

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final double MEMBER = 22;
  private static final double FIRST_RING = 44;
  private static final double NEXT_RING = 28;
  private static final double EDGE = 4;

  private final Speech speech;
  private final Wishes wishes;
  private final Circle ground = new Circle();
  private final Label caption = new Label();
  private final List<Member> members = new ArrayList<>();
  private final Button more = new Button();
  private int first;
  private FlowSnapshot newest = FlowSnapshot.EMPTY;
  private Optional<Cluster> cluster = Optional.empty();

  /// What the user does with a connection on a ring.
  interface Wishes {

    /// It is picked.
    void pick(long id);

    /// The user points at it, with the pointer or the keyboard; at none where it is empty.
    void point(Optional<Long> id);

    /// A CSS colour for a connection's program.
    String colour(FlowView flow);
  }

  /// @param speech the language that is spoken
  ClusterFan(Speech speech, Wishes wishes) {
    this.speech = speech;
    this.wishes = wishes;
    setId("cluster");
    getStyleClass().add("cluster-fan");
    setManaged(false);
    setPickOnBounds(false);
    setVisible(false);
    ground.getStyleClass().add("cluster-ground");
    caption.getStyleClass().add("cluster-caption");
    caption.setMouseTransparent(true);
    more.setId("cluster-more");
    more.getStyleClass().setAll("cluster-more");
    more.setMinSize(MEMBER, MEMBER);
    more.setOnAction(event -> turn());
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  boolean isOpen() {
    return cluster.isPresent();
  }

  /// Opens a cluster; another one that is open is closed.
  void open(Cluster opened, FlowSnapshot snapshot) {
    first = 0;
    show(opened, snapshot);
  }

  /// Shows the next members of a cluster that has too many for one turn, after the last ones the
  /// first again.
  private void turn() {
    cluster.ifPresent(
        open -> {
          first = first + MOST < inside(open, newest).size() ? first + MOST : 0;
          show(open, newest);
          arrange(ground.getCenterX(), ground.getCenterY());
          more.requestFocus();
        });
  }

  private List<FlowView> inside(Cluster opened, FlowSnapshot snapshot) {
    return snapshot.flows().stream()
        .filter(flow -> flow.end().isEmpty() && opened.places().contains(ArcTally.placeOf(flow)))
        .sorted(
            Comparator.comparing((FlowView flow) -> ProgramText.title(speech.words(), flow))
                .thenComparingLong(FlowView::id))
        .toList();
  }

  private void show(Cluster opened, FlowSnapshot snapshot) {
    cluster = Optional.of(opened);
    newest = snapshot;
    List<FlowView> all = inside(opened, snapshot);
    members.clear();
    all.stream().skip(first).limit(MOST).forEach(flow -> members.add(new Member(flow)));
    getChildren().setAll(ground);
    getChildren().addAll(members);
    getChildren().add(caption);
    String part = (first + 1) + "–" + (first + members.size());
    caption.setText(all.size() > MOST ? speech.say("map.members", part, all.size()) : "");
    caption.setVisible(!caption.getText().isEmpty());
    if (all.size() > MOST) {
      more.setText("›");
      more.setAccessibleText(speech.say("map.members.more"));
      getChildren().add(more);
    }
    setVisible(true);
    // A button has no skin before the first pulse, and without one it lets a click through to the
    // map,
    // which closes the fan.
    applyCss();
  }

  /// Closes; says whether it was open.
  boolean close() {
    boolean was = isOpen();
    cluster = Optional.empty();
    members.clear();
    getChildren().clear();
    setVisible(false);
    return was;
  }

  /// Takes out what has ended; a fan without members closes.
  void show(FlowSnapshot snapshot) {
    newest = snapshot;
    if (!isOpen()) {
      return;
    }
    Set<Long> open =
        snapshot.flows().stream()
            .filter(flow -> flow.end().isEmpty())
            .map(FlowView::id)
            .collect(Collectors.toSet());
    if (members.stream().noneMatch(member -> open.contains(member.id))) {
      close();
      return;
    }
    members.forEach(member -> member.setDisable(!open.contains(member.id)));
  }

  /// Wears the colours that programs have now.
  void recolour() {
    members.forEach(Member::wearColour);
  }

  /// Gives the keyboard to the first member.
  void focusFirst() {
    if (!members.isEmpty()) {
      members.getFirst().requestFocus();
    }
  }

  /// Puts everything around the cluster, and keeps it on the screen.
  ///
  /// @param covered how much is covered at the sides
  void place(Viewport view, Insets covered) {
    cluster.ifPresent(
        open -> {
          resizeRelocate(0, 0, view.width(), view.height());
          double reach = radius(members.size()) + MEMBER;
          double x = view.firstScreenX(open.anchor().worldX());
          double y = view.screenY(open.anchor().worldY());
          double free = view.width() - covered.getLeft() - covered.getRight();
          arrange(
              covered.getLeft() + within(x - covered.getLeft(), reach, free),
              within(y, reach, view.height()));
          ground.setRadius(reach - MEMBER / 4);
        });
  }

  private void arrange(double x, double y) {
    ground.setCenterX(x);
    ground.setCenterY(y);
    double ring = FIRST_RING;
    int placed = 0;
    while (placed < members.size()) {
      int here = Math.min(room(ring), members.size() - placed);
      for (int i = 0; i < here; i++) {
        double angle = 2 * Math.PI * i / here - Math.PI / 2;
        Member member = members.get(placed + i);
        member.resizeRelocate(
            Math.rint(x + ring * Math.cos(angle) - MEMBER / 2),
            Math.rint(y + ring * Math.sin(angle) - MEMBER / 2),
            MEMBER,
            MEMBER);
      }
      placed += here;
      ring += NEXT_RING;
    }
    more.resizeRelocate(Math.rint(x - MEMBER / 2), Math.rint(y - MEMBER / 2), MEMBER, MEMBER);
    caption.autosize();
    double below = y + radius(members.size()) + MEMBER;
    caption.relocate(
        Math.clamp(
            x - caption.getWidth() / 2,
            EDGE,
            Math.max(EDGE, getWidth() - caption.getWidth() - EDGE)),
        Math.min(below, getHeight() - caption.getHeight() - EDGE));
  }

  private static double radius(int count) {
    double ring = FIRST_RING;
    for (int left = count - room(ring); left > 0; left -= room(ring)) {
      ring += NEXT_RING;
    }
    return ring;
  }

  private static int room(double ring) {
    return (int) (2 * Math.PI * ring / (MEMBER + 4));
  }

  private static double within(double at, double reach, double size) {
    return size < 2 * reach ? size / 2 : Math.clamp(at, reach, size - reach);
  }

  private static String initial(String title) {
    int end = title.isEmpty() ? 0 : title.offsetByCodePoints(0, 1);
    return title.substring(0, end).toUpperCase(Locale.ROOT);
  }

  private void pressed(KeyEvent event) {
    int at = members.indexOf(getScene().getFocusOwner());
    int step =
        switch (event.getCode()) {
          case LEFT, UP, KP_LEFT, KP_UP -> -1;
          case RIGHT, DOWN, KP_RIGHT, KP_DOWN -> 1;
          default -> 0;
        };
    if (at >= 0 && step != 0) {
      members.get(Math.floorMod(at + step, members.size())).requestFocus();
      event.consume();
    } else if (at >= 0 && event.getCode() == KeyCode.ENTER) {
      members.get(at).fire();
      event.consume();
    }
  }

  private void say(Member member, boolean pointed) {
    if (pointed) {
      caption.setText(member.getAccessibleText());
      caption.setVisible(true);
    }
    requestLayout();
    wishes.point(pointed ? Optional.of(member.id) : Optional.empty());
    cluster.ifPresent(open -> arrange(ground.getCenterX(), ground.getCenterY()));
  }

  private final class Member extends Button {

    private final long id;
    private final FlowView flow;

    Member(FlowView flow) {
      id = flow.id();
      String title = ProgramText.title(speech.words(), flow);
      getStyleClass().setAll("cluster-member");
      this.flow = flow;
      wearColour();
      setText(initial(title));
      setAccessibleText(
          speech
              .words()
              .joined(
                  title,
                  Whereabouts.remote(flow.connection()),
                  Whereabouts.place(speech.words(), flow.connection())));
      setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
      setPrefSize(MEMBER, MEMBER);
      setOnAction(event -> choose());
      addEventHandler(MouseEvent.MOUSE_ENTERED, event -> say(this, true));
      addEventHandler(MouseEvent.MOUSE_EXITED, event -> say(this, false));
      focusedProperty().addListener((o, was, is) -> say(this, is));
    }

    private void wearColour() {
      setStyle("-tt-program: " + wishes.colour(flow) + ";");
    }

    private void choose() {
      members.forEach(member -> member.pseudoClassStateChanged(CHOSEN, member == this));
      wishes.pick(id);
    }
  }
}
