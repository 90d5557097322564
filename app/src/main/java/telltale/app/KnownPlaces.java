package telltale.app;

import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import telltale.app.correction.Corrections;
import telltale.app.flow.Places;
import telltale.app.place.Locator;
import telltale.wire.Place;

/// Where addresses are: where the user says, and otherwise where the database says. The database
/// may be replaced at any time. Any thread.
final class KnownPlaces implements Places, AutoCloseable {

  private final Corrections corrections;
  private final AtomicLong replaced = new AtomicLong();
  private volatile Locator locator;

  /// Takes both over.
  KnownPlaces(Locator locator, Corrections corrections) {
    this.locator = locator;
    this.corrections = corrections;
  }

  Locator locator() {
    return locator;
  }

  Corrections corrections() {
    return corrections;
  }

  /// Looks whether files of the user's are others than they were; reads the disk.
  ///
  /// @return whether anything changed
  synchronized boolean refresh() {
    return locator.refresh();
  }

  /// Takes over another database, and closes the one before.
  synchronized void replace(Locator newer) {
    Locator before = locator;
    locator = newer;
    // Who still asks the old one finds nothing there, and asks again for this number's sake: it may
    // not be one that was seen before.
    replaced.addAndGet(before.version() + 1);
    before.close();
  }

  @Override
  public Optional<Place> locate(InetAddress address) {
    Optional<Place> listed = locator.locate(address);
    return corrections.find(address).map(found -> found.place(listed)).or(() -> listed);
  }

  @Override
  public long version() {
    return corrections.version() + replaced.get() + locator.version();
  }

  @Override
  public void close() {
    corrections.close();
    locator.close();
  }
}
