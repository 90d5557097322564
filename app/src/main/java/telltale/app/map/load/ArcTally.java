package telltale.app.map.load;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;
import telltale.wire.CloseReason;
import telltale.wire.Direction;
import telltale.wire.Place;
import telltale.wire.ProcessFacts;

/// Sums a snapshot up by place.
public final class ArcTally {

  private static final Duration FRESH = Duration.ofSeconds(2);

  private ArcTally() {}

  /// One load for each place. Left out is what has no place on a world map: this machine itself,
  /// private networks, and addresses that no database knows.
  public static List<ArcLoad> of(FlowSnapshot snapshot) {
    Map<PlaceKey, Sum> sums = new LinkedHashMap<>();
    for (FlowView flow : snapshot.flows()) {
      Optional<Place> place = flow.connection().place().filter(p -> drawable(flow, p));
      place.ifPresent(
          found -> {
            double latitude = found.latitude().orElseThrow();
            double longitude = found.longitude().orElseThrow();
            sums.computeIfAbsent(PlaceKey.of(latitude, longitude), key -> new Sum(key, found))
                .add(flow, snapshot.at());
          });
    }
    return sums.values().stream().map(Sum::load).toList();
  }

  /// Where a flow's arc leads; empty where it has none.
  public static Optional<PlaceKey> placeOf(FlowView flow) {
    return flow.connection()
        .place()
        .filter(place -> drawable(flow, place))
        .map(p -> PlaceKey.of(p.latitude().orElseThrow(), p.longitude().orElseThrow()));
  }

  private static boolean drawable(FlowView flow, Place place) {
    InetAddress remote = flow.connection().remote().address();
    return !local(remote) && place.latitude().isPresent() && place.longitude().isPresent();
  }

  private static boolean local(InetAddress address) {
    byte[] bytes = address.getAddress();
    // InetAddress predates unique local addresses (RFC 4193, fc00::/7) and does not know them.
    boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
    return uniqueLocal
        || address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || address.isMulticastAddress();
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
    private final Place place;
    private final List<ArcLoad.Flow> flows = new ArrayList<>();
    private final Map<Optional<String>, ArcLoad.Stream> streams = new LinkedHashMap<>();
    private boolean open;
    private boolean worked;

    Sum(PlaceKey key, Place place) {
      this.key = key;
      this.place = place;
    }

    void add(FlowView flow, Instant now) {
      boolean failed = failed(flow);
      boolean inbound = flow.connection().direction() == Direction.IN;
      boolean fresh = flow.openedAt().plus(FRESH).isAfter(now);
      flows.add(new ArcLoad.Flow(flow.id(), fresh, failed, inbound));
      open |= flow.end().isEmpty();
      worked |= !failed;
      boolean ended = flow.end().isPresent();
      streams.merge(
          flow.connection().process().map(ProcessFacts::name),
          new ArcLoad.Stream(
              flow.connection().process().map(ProcessFacts::name),
              ended ? 0 : flow.sentRate(),
              ended ? 0 : flow.receivedRate(),
              flow.sent().bytes() + flow.received().bytes()),
          Sum::plus);
    }

    ArcLoad load() {
      Collection<ArcLoad.Stream> all = streams.values();
      ArcLoad.State ended = worked ? ArcLoad.State.ENDED : ArcLoad.State.FAILED;
      return new ArcLoad(
          key,
          place.latitude().orElseThrow(),
          place.longitude().orElseThrow(),
          new ArcLoad.PlaceName(place.city(), place.country()),
          flows,
          List.copyOf(all),
          open ? ArcLoad.State.OPEN : ended);
    }

    private static ArcLoad.Stream plus(ArcLoad.Stream a, ArcLoad.Stream b) {
      return new ArcLoad.Stream(
          a.process(),
          a.sentRate() + b.sentRate(),
          a.receivedRate() + b.receivedRate(),
          a.bytes() + b.bytes());
    }
  }
}
