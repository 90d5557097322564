package telltale.app.veil;

import java.net.InetAddress;
import java.net.UnknownHostException;
import telltale.app.text.Whereabouts;
import telltale.app.words.Speech;

/// Addresses that stand for others. Each keeps what the map and the filter ask of an address,
/// whether it is this machine's, its networks' or the world's, and carries a label, which
/// [Whereabouts] shows in its place.
final class MaskedAddresses {

  private static final int PRIVATE = 10;

  /// 240/4 is reserved: no packet comes from there, so none of these is somebody's.
  private static final int RESERVED = 240;

  private final Speech speech;
  private final Numbers hosts = new Numbers();

  /// @param speech the language of the labels
  MaskedAddresses(Speech speech) {
    this.speech = speech;
  }

  /// The local end, which needs no number: nobody has to tell one from another.
  InetAddress local() {
    return labelled(Veil.DOTS, PRIVATE, 0);
  }

  /// A remote end.
  ///
  /// @param name that the user knows it by: its host name, or else the address in digits
  InetAddress remote(InetAddress address, String name) {
    if (address.isLoopbackAddress()) {
      return labelled(speech.say("mask.machine"), 127, 1);
    }
    int number = hosts.of(name);
    return Whereabouts.isLocal(address)
        ? labelled(speech.say("mask.local-host", number), PRIVATE, number)
        : labelled(speech.say("mask.host", number), RESERVED, number);
  }

  private static InetAddress labelled(String label, int first, int number) {
    byte[] bytes = {(byte) first, (byte) (number >> 16), (byte) (number >> 8), (byte) number};
    try {
      return InetAddress.getByAddress(label, bytes);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
