package telltale.app.rate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;
import telltale.app.selection.DomainGroup;
import telltale.app.selection.Selection;

/// What every connection, every domain and every program moved during the last minute, second by
/// second. What moved nothing for a minute takes no room. One thread.
///
/// A second without a snapshot was like the one before: what comes to rest makes a snapshot, too.
public final class RateHistory {

  /// How many seconds are kept.
  static final int SECONDS = 60;

  private final Map<Object, Track> tracks = new HashMap<>();
  private long newest = Long.MIN_VALUE;

  /// Takes the newest state. Of several in one second the last counts.
  public void add(FlowSnapshot snapshot) {
    long second = snapshot.at().getEpochSecond();
    if (second < newest) {
      // Another stream, which has its own time.
      tracks.clear();
    }
    newest = second;
    Map<Object, double[]> sums = new HashMap<>();
    for (FlowView flow : snapshot.flows()) {
      put(flow.id(), second, flow.sentRate(), flow.receivedRate());
      DomainGroup domain = DomainGroup.of(flow);
      addTo(sums, domain, flow);
      addTo(sums, domain.program(), flow);
    }
    sums.forEach((group, sum) -> put(group, second, sum[0], sum[1]));
    tracks.values().removeIf(track -> track.moved < second - SECONDS);
  }

  private static void addTo(Map<Object, double[]> sums, Object group, FlowView flow) {
    double[] sum = sums.computeIfAbsent(group, none -> new double[2]);
    sum[0] += flow.sentRate();
    sum[1] += flow.receivedRate();
  }

  /// The last minute of what is picked, the oldest second first.
  public Minute of(Selection selection) {
    Object key =
        switch (selection) {
          case Selection.Nothing nothing -> selection;
          case Selection.OneConnection one -> one.id();
          case Selection.OneDomain one -> one.group();
          case Selection.OneProcess one -> one.group();
        };
    Track track = tracks.get(key);
    return track == null ? Minute.EMPTY : track.minute(newest);
  }

  private void put(Object key, long second, double sent, double received) {
    Track track = tracks.get(key);
    if (track == null && sent + received > 0) {
      track = new Track(second);
      tracks.put(key, track);
    }
    if (track != null) {
      track.put(second, sent, received);
    }
  }

  /// A minute, in bytes per second.
  ///
  /// @param until its last second
  /// @param sent for each second
  /// @param received for each second
  public record Minute(Instant until, List<Double> sent, List<Double> received) {

    /// Nothing was seen.
    public static final Minute EMPTY = new Minute(Instant.EPOCH, List.of(), List.of());

    /// Copies the lists.
    public Minute {
      sent = List.copyOf(sent);
      received = List.copyOf(received);
    }

    /// The highest rate in either direction.
    public double peak() {
      double peak = 0;
      for (int i = 0; i < sent.size(); i++) {
        peak = Math.max(peak, Math.max(sent.get(i), received.get(i)));
      }
      return peak;
    }
  }

  private static final class Track {

    private final float[] sent = new float[SECONDS];
    private final float[] received = new float[SECONDS];
    private long newest;
    private long moved;

    Track(long second) {
      newest = second - 1;
      moved = second;
    }

    void put(long second, double newSent, double newReceived) {
      int last = (int) Math.floorMod(newest, (long) SECONDS);
      float heldSent = sent[last];
      float heldReceived = received[last];
      for (long passed = Math.max(newest + 1, second - SECONDS + 1); passed < second; passed++) {
        set(passed, heldSent, heldReceived);
      }
      newest = second;
      set(second, (float) newSent, (float) newReceived);
      // What was held until now moved until now.
      moved = newSent + newReceived + heldSent + heldReceived > 0 ? second : moved;
    }

    private void set(long second, float newSent, float newReceived) {
      int slot = (int) Math.floorMod(second, (long) SECONDS);
      sent[slot] = newSent;
      received[slot] = newReceived;
    }

    Minute minute(long until) {
      List<Double> up = new ArrayList<>(SECONDS);
      List<Double> down = new ArrayList<>(SECONDS);
      for (long second = until - SECONDS + 1; second <= until; second++) {
        boolean known = second <= newest && second > newest - SECONDS;
        int slot = (int) Math.floorMod(second, (long) SECONDS);
        up.add(known ? (double) sent[slot] : 0.0);
        down.add(known ? (double) received[slot] : 0.0);
      }
      return new Minute(Instant.ofEpochSecond(until), up, down);
    }
  }
}
