package telltale.app;

import java.net.InetAddress;
import java.util.Optional;
import telltale.app.correction.Corrections;
import telltale.app.flow.Places;
import telltale.app.place.Locator;
import telltale.wire.Place;

/// Where addresses are: where the user says, and otherwise where the database says.
///
/// @param locator the database
/// @param corrections what the user knows better
record KnownPlaces(Locator locator, Corrections corrections) implements Places {

  @Override
  public Optional<Place> locate(InetAddress address) {
    Optional<Place> listed = locator.locate(address);
    return corrections.find(address).map(found -> found.place(listed)).or(() -> listed);
  }

  @Override
  public long version() {
    return corrections.version() + locator.version();
  }
}
