package telltale.app.settings;

import java.util.Optional;

/// What the user decided about places.
///
/// @param home where this machine is; empty as long as the user has not said so
/// @param updates whether a newer database may be fetched without asking each time
public record Geography(Optional<HomeSpot> home, boolean updates) {

  static final Geography UNDECIDED = new Geography(Optional.empty(), false);

  Geography withHome(Optional<HomeSpot> changed) {
    return new Geography(changed, updates);
  }

  Geography withUpdates(boolean changed) {
    return new Geography(home, changed);
  }
}
