package telltale.app.place;

import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The addresses of this machine's own network interfaces. The kernel tells them to everybody;
/// nothing is sent.
public final class OwnAddresses {

  private OwnAddresses() {}

  /// Those of every interface that is up; none of a tunnel, whose other end is where its addresses
  /// are listed.
  public static List<InetAddress> find() {
    List<InetAddress> addresses = new ArrayList<>();
    try {
      for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        if (each.isUp() && !each.isLoopback() && !each.isPointToPoint()) {
          each.getInterfaceAddresses().stream()
              .map(InterfaceAddress::getAddress)
              .forEach(addresses::add);
        }
      }
    } catch (SocketException withoutInterfaces) {
      // A machine without any has no address either.
      return addresses;
    }
    return addresses;
  }
}
