package telltale.wire;

import java.net.InetAddress;

/// One end of a connection.
///
/// @param address IPv4 or IPv6; an IPv4-mapped IPv6 address is given as IPv4
/// @param port host byte order, 0 for protocols without ports
public record Endpoint(InetAddress address, int port) {}
