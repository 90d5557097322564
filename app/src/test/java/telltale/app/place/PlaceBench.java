package telltale.app.place;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import telltale.geodata.GeoFiles;

/// What a lookup costs:
///
/// PlaceBench GEO-FOLDER COPIES-FOLDER [FILE.mmdb...]
///
/// Prints lookups per second, bytes that one allocates, and what open databases take of memory:
/// once for what comes along and once with the user's files.
public final class PlaceBench {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int ADDRESSES = 200_000;
  private static final int KEPT = 1_000;
  private static final int ROUNDS = 5;

  private PlaceBench() {}

  public static void main(String[] arguments) throws IOException {
    GeoFiles installed = GeoFiles.in(Path.of(arguments[0]));
    Path copies = Path.of(arguments[1]);
    List<Path> own = Stream.of(arguments).skip(2).map(Path::of).toList();
    List<InetAddress> addresses = addresses();
    measure("what comes along", List.of(), installed, copies, addresses);
    if (!own.isEmpty()) {
      measure("with " + own.size() + " files of the user's", own, installed, copies, addresses);
    }
  }

  private static void measure(
      String name, List<Path> own, GeoFiles installed, Path copies, List<InetAddress> addresses)
      throws IOException {
    long before = mapped();
    long nanos = System.nanoTime();
    LocatorState state = Locator.open(own, Optional.of(installed), copies);
    nanos = System.nanoTime() - nanos;
    if (!(state instanceof LocatorState.Ready(Locator locator))) {
      throw new IllegalStateException(state.toString());
    }
    try (locator) {
      System.out.printf(Locale.ROOT, "%s: opened in %d ms%n", name, nanos / 1_000_000);
      addresses.subList(0, KEPT).forEach(locator::locate);
      long some = mapped() - before;
      long found = addresses.stream().filter(each -> locator.locate(each).isPresent()).count();
      System.out.printf(Locale.ROOT, "  %d of %d addresses found%n", found, addresses.size());
      // A list that is longer than the cache misses it every time.
      time("  a lookup", addresses, locator);
      time("  a lookup that is remembered", addresses.subList(0, KEPT), locator);
      System.out.printf(
          Locale.ROOT,
          "  memory for its pages: %,d kB after %,d addresses, %,d kB after %,d%n",
          some,
          KEPT,
          mapped() - before,
          addresses.size());
    }
  }

  private static void time(String what, List<InetAddress> addresses, Locator locator) {
    long best = Long.MAX_VALUE;
    long bytes = 0;
    int passes = ADDRESSES / addresses.size();
    for (int round = 0; round < ROUNDS; round++) {
      bytes = THREADS.getCurrentThreadAllocatedBytes();
      long nanos = System.nanoTime();
      for (int pass = 0; pass < passes; pass++) {
        for (int i = 0; i < addresses.size(); i++) {
          locator.locate(addresses.get(i));
        }
      }
      best = Math.min(best, System.nanoTime() - nanos);
      bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    }
    long lookups = (long) passes * addresses.size();
    System.out.printf(
        Locale.ROOT,
        "%s: %,d a second, %d bytes allocated%n",
        what,
        lookups * 1_000_000_000 / best,
        bytes / lookups);
  }

  private static List<InetAddress> addresses() throws UnknownHostException {
    Random random = new Random(7);
    List<InetAddress> addresses = new ArrayList<>();
    UnaryOperator<byte[]> filled =
        bytes -> {
          random.nextBytes(bytes);
          return bytes;
        };
    while (addresses.size() < ADDRESSES) {
      addresses.add(InetAddress.getByAddress(filled.apply(new byte[4])));
      byte[] six = filled.apply(new byte[16]);
      six[0] = 0x2a;
      six[1] = (byte) random.nextInt(0x10);
      six[4] = 0;
      six[5] = 0;
      addresses.add(InetAddress.getByAddress(six));
    }
    return addresses;
  }

  /// Kilobytes of files in memory, shared ones in part; the heap is beside it.
  private static long mapped() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith("Pss_File:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
          .sum();
    }
  }
}
