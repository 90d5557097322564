package telltale.app.map;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;
import telltale.app.map.arc.ArcField;
import telltale.app.map.arc.ArcPicker;
import telltale.app.map.arc.Cluster;
import telltale.app.map.arc.Focus;
import telltale.app.map.geometry.Viewport;
import telltale.app.map.load.ArcLoad;
import telltale.app.map.load.ArcTally;
import telltale.app.map.load.PlaceKey;
import telltale.app.map.load.Trait;
import telltale.app.map.look.Palette;
import telltale.app.words.Speech;

/// What the user points at, picks and opens on the map.
final class Touch {

  private static final double REACH = 9;

  private final ArcPicker picker;
  private final ScenePainter painter;
  private final Supplier<Viewport> view;
  private final Runnable redraw;
  private final Docks docks;
  private final Pin pin = new Pin();
  private final Legend legend;
  private final MapControls controls;
  private final MapPane pane;
  private final Speech speech;
  private final ClusterFan fan;
  private final Marking selected = new Marking();
  private final Marking hovered = new Marking();
  private FlowSnapshot snapshot = FlowSnapshot.EMPTY;
  private final Colouring colouring = new Colouring();
  private Set<PlaceKey> pointed = Set.of();
  private Consumer<List<Long>> onSelect = flows -> {};
  private Consumer<List<Long>> onHover = flows -> {};
  private Consumer<Boolean> onLegend = shown -> {};
  private Consumer<Trait> onColourBy = trait -> {};

  /// @param speech the language that is spoken
  /// @param pane the map itself
  /// @param view the map as it is now, in logical pixels
  Touch(
      Speech speech, MapPane pane, ArcField field, ScenePainter painter, Supplier<Viewport> view) {
    this.speech = speech;
    this.pane = pane;
    controls = new MapControls(speech, pane);
    legend = new Legend(speech, colouring, trait -> onColourBy.accept(trait));
    fan = new ClusterFan(speech, new FanWishes());
    // What is open was named in the language of before.
    speech.onChange(words -> fan.close());
    this.painter = painter;
    this.view = view;
    this.redraw = pane::redrawStill;
    picker = new ArcPicker(field);
    docks =
        new Docks(
            speech,
            field,
            dock -> pick(Set.of(dock)),
            dock -> point(dock.<Set<PlaceKey>>map(Set::of).orElse(Set.of())));
  }

  /// What lies over the map.
  List<Node> nodes() {
    return List.of(legend, docks, controls, fan, pin);
  }

  /// Marks a point that somebody is about to choose; without a latitude none.
  void pin(OptionalDouble latitude, double longitude) {
    pin.at(latitude, longitude);
  }

  Focus selected() {
    return coloured(selected.focus());
  }

  Focus hovered() {
    return coloured(hovered.focus());
  }

  /// Only where programs have the colours does it matter whose traffic is meant.
  private Focus coloured(Focus focus) {
    return colouring.trait() == Trait.PROGRAM ? focus : focus.ofAll();
  }

  void onSelect(Consumer<List<Long>> listener) {
    onSelect = listener;
  }

  void onHover(Consumer<List<Long>> listener) {
    onHover = listener;
  }

  void onLegend(Consumer<Boolean> listener) {
    onLegend = listener;
  }

  void onColourBy(Consumer<Trait> listener) {
    onColourBy = listener;
  }

  /// The colours of everything on the map.
  Colouring colouring() {
    return colouring;
  }

  void palette(Palette newPalette) {
    colouring.palette(newPalette);
    recolour();
  }

  /// Tells arcs apart by that; gives what is shown right now.
  FlowSnapshot colourBy(Trait trait) {
    colouring.by(trait);
    recolour();
    return snapshot;
  }

  private void recolour() {
    fan.recolour();
    legend.recolour();
  }

  /// Takes over what goes on; says whether the map looks different now.
  boolean show(FlowSnapshot newest) {
    snapshot = newest;
    boolean changed = colouring.show(newest);
    if (changed) {
      fan.recolour();
    }
    changed |= selected.update(newest);
    changed |= hovered.update(newest);
    changed |= docks.show(selected.focus(), hovered.focus());
    fan.show(newest);
    describe();
    return changed;
  }

  /// For those who hear the map.
  private void describe() {
    long places = snapshot.flows().stream().map(ArcTally::placeOf).distinct().count();
    String connections = speech.say("count.connections", snapshot.flows().size());
    pane.setAccessibleText(speech.say("map.spoken", connections, places));
    pane.setAccessibleHelp(speech.say("map.spoken.help"));
  }

  void select(Emphasis chosen) {
    if (selected.want(chosen, snapshot)) {
      marked();
    }
  }

  void highlight(Emphasis meant) {
    if (hovered.want(meant, snapshot)) {
      marked();
    }
  }

  /// Puts what lies over the map where it belongs.
  void place(Viewport now) {
    docks.place(covered().getLeft(), now.height());
    docks.moor(now);
    controls.place(now.width(), covered());
    fan.place(now, covered());
    pin.place(now);
    legend.place(docks.right(), now.width(), now.height(), covered().getRight());
  }

  /// What lies over the map's sides would lie over these, too.
  private Insets covered() {
    return docks.getParent() instanceof Region pane ? pane.getPadding() : Insets.EMPTY;
  }

  /// Shows or hides the legend.
  void showLegend(boolean shown) {
    legend.want(shown);
    redraw.run();
  }

  /// Leaves out what stands at the map's edges, or shows it again.
  void quiet(boolean wanted) {
    fan.close();
    docks.quiet(wanted);
    legend.quiet(wanted);
    controls.setVisible(!wanted);
  }

  /// The user wants the legend, or no longer.
  void toggleLegend() {
    showLegend(!legend.wanted());
    onLegend.accept(legend.wanted());
  }

  /// A click on the map: on a cluster opens it, beside an open one closes that.
  void click(double x, double y) {
    boolean closed = fan.close();
    Optional<Cluster> cluster = clusterAt(x, y);
    if (cluster.isPresent()) {
      pick(cluster.get().places());
      open(cluster.get());
      return;
    }
    Optional<ArcLoad> load = picker.at(view.get(), x, y, REACH);
    if (load.isPresent() || !closed) {
      pick(load.<Set<PlaceKey>>map(found -> Set.of(found.key())).orElse(Set.of()));
    }
  }

  /// The pointer is there; says whether on something.
  boolean point(double x, double y) {
    Set<PlaceKey> found =
        clusterAt(x, y)
            .map(Cluster::places)
            .or(() -> picker.at(view.get(), x, y, REACH).map(load -> Set.of(load.key())))
            .orElse(Set.of());
    point(found);
    return !found.isEmpty();
  }

  /// Opens the cluster of what is picked, or else the largest, and gives it the keyboard.
  boolean openCluster() {
    List<Cluster> counted = painter.clusters().stream().filter(Cluster::counted).toList();
    Optional<Cluster> wanted =
        counted.stream()
            .filter(cluster -> cluster.places().stream().anyMatch(selected.focus()::covers))
            .findFirst()
            .or(() -> counted.stream().max(Comparator.comparingInt(Cluster::count)));
    wanted.ifPresent(this::open);
    fan.focusFirst();
    return fan.isOpen();
  }

  boolean closeCluster() {
    return fan.close();
  }

  /// Nothing is picked any more.
  void clear() {
    if (selected.focus().active()) {
      pick(Set.of());
    }
  }

  private void open(Cluster cluster) {
    if (cluster.counted()) {
      fan.open(cluster, snapshot);
      fan.place(view.get(), covered());
    }
  }

  private Optional<Cluster> clusterAt(double x, double y) {
    Viewport now = view.get();
    for (Cluster cluster : painter.clusters()) {
      double dx = now.screenX(cluster.anchor().worldX()) - x;
      double across = dx - Math.rint(dx / now.worldSize()) * now.worldSize();
      double down = now.screenY(cluster.anchor().worldY()) - y;
      if (cluster.counted() && Math.hypot(across, down) < cluster.radius() + 3) {
        return Optional.of(cluster);
      }
    }
    return Optional.empty();
  }

  private void pick(Set<PlaceKey> places) {
    List<Long> flows = flowsAt(places);
    select(emphasis(flows));
    onSelect.accept(flows);
  }

  private void point(Set<PlaceKey> places) {
    if (!places.equals(pointed)) {
      pointed = places;
      List<Long> flows = flowsAt(places);
      highlight(emphasis(flows));
      onHover.accept(flows);
    }
  }

  private List<Long> flowsAt(Set<PlaceKey> places) {
    return places.isEmpty()
        ? List.of()
        : snapshot.flows().stream()
            .filter(flow -> places.contains(ArcTally.placeOf(flow)))
            .map(FlowView::id)
            .toList();
  }

  private void marked() {
    docks.show(selected.focus(), hovered.focus());
    redraw.run();
  }

  private static Emphasis emphasis(List<Long> flows) {
    Set<Long> wanted = Set.copyOf(flows);
    return wanted.isEmpty()
        ? Emphasis.NONE
        : new Emphasis(flow -> wanted.contains(flow.id()), Optional.empty());
  }

  private final class FanWishes implements ClusterFan.Wishes {

    @Override
    public void pick(long id) {
      onSelect.accept(List.of(id));
    }

    @Override
    public void point(Optional<Long> id) {
      List<Long> flows = id.stream().toList();
      highlight(emphasis(flows));
      onHover.accept(flows);
    }

    @Override
    public String colour(FlowView flow) {
      return colouring.of(flow);
    }
  }
}
