package telltale.helper.snapshot;

import telltale.helper.event.FlowKey;

/// One socket, as sock_diag describes it.
///
/// @param key its addresses and ports; the remote end is zero while there is none, and a raw socket
///     has no ports
/// @param ipv6Only whether it refuses IPv4 although its address is of IPv6
/// @param state as the kernel numbers TCP's states
/// @param ifindex the interface that it is bound to, 0 for none
/// @param cookie unique until reboot
/// @param inode what links to it in `/proc/<pid>/fd` say; 0 while or since no process holds it
/// @param uid of whoever made it
record OpenSocket(
    FlowKey key, boolean ipv6Only, int state, int ifindex, long cookie, long inode, int uid) {

  private static final int LISTEN = 10;
  private static final int CLOSE = 7;
  private static final long MAPPED = 0xffff_0000_0000L;
  private static final long MAPPED_MASK = 0xffff_ffff_0000_0000L;

  boolean isListening() {
    return state == LISTEN;
  }

  /// Whether it has a remote end.
  boolean isConnected() {
    return key.remotePort() != 0 && state != LISTEN && state != CLOSE;
  }

  /// Whether packets of a flow may be this socket's, judged by its local end.
  ///
  /// @param counting the interface that counts the flow
  boolean mayHave(FlowKey flow, int counting) {
    return key.protocolNumber() == flow.protocolNumber()
        && key.localPort() == flow.localPort()
        && (ifindex == 0 || ifindex == counting)
        && hasAddressOf(flow);
  }

  private boolean hasAddressOf(FlowKey flow) {
    if (key.localHigh() == 0 && key.localLow() == 0) {
      return !ipv6Only || !isIpv4(flow.localHigh(), flow.localLow());
    }
    if (key.localHigh() == 0 && key.localLow() == MAPPED) {
      return isIpv4(flow.localHigh(), flow.localLow());
    }
    return key.localHigh() == flow.localHigh() && key.localLow() == flow.localLow();
  }

  private static boolean isIpv4(long high, long low) {
    return high == 0 && (low & MAPPED_MASK) == MAPPED;
  }
}
