package telltale.app.lan;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/// Asks as this machine is set up to ask, usually its name servers: whatever is asked here is seen
/// on the network.
final class SystemResolver implements Resolver {

  @Override
  public Optional<String> name(InetAddress address) {
    try {
      // A copy, because the answer would stay in the address that everybody else uses.
      InetAddress copy = InetAddress.getByAddress(address.getAddress());
      String said = copy.getHostName();
      return said.equals(copy.getHostAddress()) ? Optional.empty() : Optional.of(said);
    } catch (UnknownHostException e) {
      throw new AssertionError("the bytes of an address are one", e);
    }
  }

  @Override
  public List<InetAddress> addresses(String name) {
    try {
      return List.of(InetAddress.getAllByName(name));
    } catch (UnknownHostException nowhere) {
      return List.of();
    }
  }
}
