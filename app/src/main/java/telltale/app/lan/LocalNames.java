package telltale.app.lan;

import java.nio.file.Path;
import java.util.function.LongSupplier;
import telltale.app.link.LinkState;
import telltale.app.link.MessageSink;
import telltale.app.link.MessageSource;

/// A live source in which ends that have no name of their own have the one that this machine gives
/// their address, or they themselves as neighbours, or name servers.
public final class LocalNames implements MessageSource {

  private final MessageSource named;
  private final Path hosts;
  private final ReverseNames reverse;
  private final LongSupplier nanos;

  /// Adds the names of that file to the connections of that source.
  ///
  /// @param hosts in the format of hosts(5), usually `/etc/hosts`
  /// @param reverse names what has no other name, while that is wanted
  public LocalNames(MessageSource named, Path hosts, ReverseNames reverse) {
    this.named = named;
    this.hosts = hosts;
    this.reverse = reverse;
    nanos = System::nanoTime;
  }

  @Override
  public LinkState run(MessageSink sink) {
    return named.run(new LocalNamesSink(sink, new HostsFile(hosts, nanos), reverse, nanos));
  }

  @Override
  public void close() {
    named.close();
  }
}
