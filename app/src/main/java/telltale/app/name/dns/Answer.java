package telltale.app.name.dns;

import java.net.InetAddress;
import java.util.List;

/// What a name server answered.
///
/// @param name what was asked for: the name that people know, whatever its aliases are
/// @param addresses under which it can be reached, aliases followed
/// @param seconds how long that holds
public record Answer(String name, List<InetAddress> addresses, long seconds) {

  /// Copies the list.
  public Answer {
    addresses = List.copyOf(addresses);
  }
}
