package telltale.app.flow;

import java.net.InetAddress;
import java.util.Optional;
import telltale.wire.Place;

/// Where addresses are. Any thread may ask.
public interface Places {

  /// Where that address is, as far as is known.
  Optional<Place> locate(InetAddress address);

  /// Another number than before once any answer may be another than before, because a database or a
  /// correction changed: whoever keeps answers asks again then.
  default long version() {
    return 0;
  }
}
