package telltale.app.lan;

import java.nio.file.Path;
import java.util.function.LongSupplier;
import telltale.app.link.LinkState;
import telltale.app.link.MessageSink;
import telltale.app.link.MessageSource;

/// A live source in which the ends that only this machine has a name for have that name.
public final class LocalNames implements MessageSource {

  private final MessageSource named;
  private final Path hosts;
  private final LongSupplier nanos;

  /// Adds the names of that file to the connections of that source.
  ///
  /// @param hosts in the format of hosts(5), usually `/etc/hosts`
  public LocalNames(MessageSource named, Path hosts) {
    this(named, hosts, System::nanoTime);
  }

  LocalNames(MessageSource named, Path hosts, LongSupplier nanos) {
    this.named = named;
    this.hosts = hosts;
    this.nanos = nanos;
  }

  @Override
  public LinkState run(MessageSink sink) {
    return named.run(new LocalNamesSink(sink, new HostsFile(hosts, nanos)));
  }

  @Override
  public void close() {
    named.close();
  }
}
