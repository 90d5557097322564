package telltale.app.settings;

import java.util.Optional;

/// What the user decided about remote ends and this machine, and what may be asked of others.
///
/// @param home where this machine is; empty as long as the user has not said so
/// @param updates whether a newer database may be fetched without asking each time
/// @param reverse whether name servers may be asked what addresses are called
public record Geography(Optional<HomeSpot> home, boolean updates, boolean reverse) {

  static final Geography UNDECIDED = new Geography(Optional.empty(), false, false);

  Geography withHome(Optional<HomeSpot> changed) {
    return new Geography(changed, updates, reverse);
  }

  Geography withUpdates(boolean changed) {
    return new Geography(home, changed, reverse);
  }

  Geography withReverse(boolean changed) {
    return new Geography(home, updates, changed);
  }
}
