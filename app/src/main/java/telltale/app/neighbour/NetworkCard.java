package telltale.app.neighbour;

import java.util.Optional;

/// A network card.
///
/// @param address its MAC address, six bytes in hexadecimal, for example `00:00:0c:12:34:56`
/// @param vendor who made it, as far as a list on this disk says so
/// @param isLocal whether the address was chosen on the machine itself, often at random, so that it
///     names no maker
public record NetworkCard(String address, Optional<String> vendor, boolean isLocal) {}
