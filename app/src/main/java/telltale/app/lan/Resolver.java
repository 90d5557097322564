package telltale.app.lan;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// Whoever knows names of addresses and addresses of names. May take seconds to answer.
interface Resolver {

  /// What an address is said to be called; whoever the address belongs to says so, and may lie.
  Optional<String> name(InetAddress address);

  /// Where that name leads; nowhere when there is no such name, or nobody answers.
  List<InetAddress> addresses(String name);
}
