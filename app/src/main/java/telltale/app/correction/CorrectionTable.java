package telltale.app.correction;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import telltale.app.range.Network;

/// All corrections of a user. Immutable.
///
/// @param corrections one for each network, the narrowest network first
record CorrectionTable(List<Correction> corrections) {

  /// So many are kept at most: whoever needs more needs a database.
  static final int MOST = 500;

  static final CorrectionTable EMPTY = new CorrectionTable(List.of());

  /// Of two for one network, the later holds.
  ///
  /// @throws IllegalArgumentException when there are too many
  CorrectionTable {
    Map<Network, Correction> latest = new LinkedHashMap<>();
    corrections.forEach(each -> latest.put(each.network(), each));
    if (latest.size() > MOST) {
      throw new IllegalArgumentException("too many corrections");
    }
    corrections =
        latest.values().stream()
            .sorted(Comparator.comparingInt((Correction each) -> each.network().bits()).reversed())
            .toList();
  }

  /// What holds for an address: the narrowest network decides.
  Optional<Correction> find(InetAddress address) {
    for (Correction each : corrections) {
      if (each.network().holds(address)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  CorrectionTable with(Correction added) {
    List<Correction> all = new ArrayList<>(corrections);
    all.add(added);
    return new CorrectionTable(all);
  }

  CorrectionTable without(Network network) {
    return new CorrectionTable(
        corrections.stream().filter(each -> !each.network().equals(network)).toList());
  }
}
