package telltale.app.name.bytes;

import java.util.List;
import java.util.Optional;

/// What the beginning of a connection says of the name that it is for.
public sealed interface Reading {

  /// The name of the other end.
  ///
  /// @param name a host name, as [HostText] has them
  /// @param protocols what is to be spoken, in the words of ALPN; empty where that is not said
  record Found(String name, List<String> protocols) implements Reading {
    /// Copies the list.
    public Found {
      protocols = List.copyOf(protocols);
    }
  }

  /// Encrypted Client Hello is offered, or pretended so that nobody can tell who uses it: the
  /// name in the clear may be that of a front.
  ///
  /// @param front the name in the clear
  /// @param protocols as for [Found]
  record Hidden(Optional<String> front, List<String> protocols) implements Reading {
    /// Copies the list.
    public Hidden {
      protocols = List.copyOf(protocols);
    }
  }

  /// So far so good, but the end is missing.
  record NeedMore() implements Reading {}

  /// Understood, and there is no name in it, or one for somebody further on, such as a proxy's.
  record Nameless() implements Reading {}

  /// Something else.
  record NotThis() implements Reading {}
}
