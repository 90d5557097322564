package telltale.app.window;

import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Function;
import telltale.app.correction.Corrections;
import telltale.app.flow.Places;
import telltale.app.neighbour.NetworkCard;
import telltale.app.place.HomePlace;
import telltale.app.words.Phrase;

/// What is known of places apart from what goes on.
///
/// @param home where this machine is as long as the user does not say so in the window
/// @param places where addresses are, corrections included
/// @param corrections where the user says that networks are
/// @param updates a newer database, when the user asks for it
/// @param cards the network cards of neighbours, as far as they are known by now
public record Atlas(
    HomePlace home,
    Places places,
    Corrections corrections,
    PlaceUpdates updates,
    Function<InetAddress, Optional<NetworkCard>> cards) {

  /// Of a window that knows no address and keeps nothing.
  public static Atlas passing(double latitude, double longitude) {
    return new Atlas(
        new HomePlace(latitude, longitude, Phrase.of("home.utc"), false),
        address -> Optional.empty(),
        new Corrections(Optional.empty(), Runnable::run, line -> {}),
        PlaceUpdates.none(),
        address -> Optional.empty());
  }
}
