package telltale.app.settings;

import java.util.Optional;

/// What the user decided about places.
///
/// @param home where this machine is; empty as long as the user has not said so
public record Geography(Optional<HomeSpot> home) {

  static final Geography UNDECIDED = new Geography(Optional.empty());

  Geography withHome(Optional<HomeSpot> changed) {
    return new Geography(changed);
  }
}
