package telltale.app;

import java.util.Optional;
import telltale.app.correction.Corrections;
import telltale.app.place.Locator;

/// Places as the database has them.
final class Uncorrected {

  private Uncorrected() {}

  static KnownPlaces places(Locator locator) {
    return new KnownPlaces(locator, new Corrections(Optional.empty(), Runnable::run, line -> {}));
  }
}
