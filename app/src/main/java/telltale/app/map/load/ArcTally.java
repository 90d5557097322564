package telltale.app.map.load;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;
import telltale.app.text.VisibleText;
import telltale.app.text.Whereabouts;
import telltale.wire.CloseReason;
import telltale.wire.Direction;
import telltale.wire.HostName;
import telltale.wire.Place;

/// Sums a snapshot up by place.
public final class ArcTally {

  private static final Duration FRESH = Duration.ofSeconds(2);

  private ArcTally() {}

  /// One load for each place. What has no spot on a world map is gathered at its docks.
  ///
  /// @param trait what gives traffic its colour
  public static List<ArcLoad> of(FlowSnapshot snapshot, Trait trait) {
    Map<PlaceKey, Sum> sums = new LinkedHashMap<>();
    for (FlowView flow : snapshot.flows()) {
      sums.computeIfAbsent(placeOf(flow), key -> new Sum(key, flow.connection().place()))
          .add(flow, trait, snapshot.at());
    }
    return sums.values().stream().map(Sum::load).toList();
  }

  /// Where a flow's arc leads.
  public static PlaceKey placeOf(FlowView flow) {
    InetAddress remote = flow.connection().remote().address();
    if (remote.isLoopbackAddress()) {
      return PlaceKey.Dock.MACHINE;
    }
    if (Whereabouts.isLocal(remote)) {
      return PlaceKey.Dock.NETWORK;
    }
    return flow.connection()
        .place()
        .filter(place -> place.latitude().isPresent() && place.longitude().isPresent())
        .map(p -> PlaceKey.of(p.latitude().orElseThrow(), p.longitude().orElseThrow()))
        .orElse(PlaceKey.Dock.UNKNOWN);
  }

  private static boolean failed(FlowView flow) {
    if (flow.end().isEmpty()) {
      return false;
    }
    CloseReason reason = flow.end().get().reason();
    return reason == CloseReason.REFUSED
        || reason == CloseReason.UNREACHABLE
        || reason == CloseReason.TIMED_OUT;
  }

  private static final class Sum {

    private final PlaceKey key;
    private final Optional<Place> place;
    private final List<ArcLoad.Flow> flows = new ArrayList<>(1);
    // Most places have one of each: a map for each of thousands would cost more than looking.
    private final List<ArcLoad.Stream> streams = new ArrayList<>(1);
    private final List<String> hosts = new ArrayList<>(1);
    private boolean open;
    private boolean worked;

    Sum(PlaceKey key, Optional<Place> place) {
      this.key = key;
      this.place = place;
    }

    void add(FlowView flow, Trait trait, Instant now) {
      boolean failed = failed(flow);
      boolean inbound = flow.connection().direction() == Direction.IN;
      boolean fresh = flow.openedAt().plus(FRESH).isAfter(now);
      boolean tunnel = flow.connection().tunnel();
      flows.add(new ArcLoad.Flow(flow.id(), fresh, flow.end().isEmpty(), failed, inbound, tunnel));
      nameHost(flow);
      open |= flow.end().isEmpty();
      worked |= !failed;
      boolean ended = flow.end().isPresent();
      add(
          new ArcLoad.Stream(
              trait.of(flow),
              ended ? 0 : flow.sentRate(),
              ended ? 0 : flow.receivedRate(),
              flow.sent().bytes() + flow.received().bytes()));
    }

    private void add(ArcLoad.Stream stream) {
      for (int i = 0; i < streams.size(); i++) {
        if (streams.get(i).trait().equals(stream.trait())) {
          streams.set(i, plus(streams.get(i), stream));
          return;
        }
      }
      streams.add(stream);
    }

    private void nameHost(FlowView flow) {
      if (hosts.size() < ArcLoad.PlaceName.MOST_HOSTS) {
        flow.connection()
            .host()
            .flatMap(HostName::name)
            .map(VisibleText::of)
            .filter(name -> !hosts.contains(name))
            .ifPresent(hosts::add);
      }
    }

    private ArcLoad.PlaceName name() {
      return new ArcLoad.PlaceName(
          place.flatMap(Place::city),
          place.flatMap(Place::country),
          place.map(Place::radius).orElse(OptionalInt.empty()),
          List.copyOf(hosts));
    }

    ArcLoad load() {
      ArcLoad.State ended = worked ? ArcLoad.State.ENDED : ArcLoad.State.FAILED;
      return new ArcLoad(
          key,
          degrees(place.map(Place::latitude)),
          degrees(place.map(Place::longitude)),
          name(),
          flows,
          streams,
          open ? ArcLoad.State.OPEN : ended);
    }

    private static double degrees(Optional<OptionalDouble> angle) {
      return angle.orElse(OptionalDouble.empty()).orElse(0);
    }

    private static ArcLoad.Stream plus(ArcLoad.Stream a, ArcLoad.Stream b) {
      return new ArcLoad.Stream(
          a.trait(),
          a.sentRate() + b.sentRate(),
          a.receivedRate() + b.receivedRate(),
          a.bytes() + b.bytes());
    }
  }
}
