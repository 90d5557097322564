package telltale.app.name.dns;

import java.net.InetAddress;

/// What a neighbour says of one of its names.
///
/// @param name the name
/// @param address where it leads
/// @param seconds how long that holds; 0 says that it holds no more
public record AddressRecord(String name, InetAddress address, long seconds) {}
