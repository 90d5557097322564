package telltale.app.lan;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import telltale.app.name.bytes.HostText;
import telltale.wire.AddressText;

/// The names in a file in the format of hosts(5), as they are now: the file is looked at every two
/// seconds at most. Belongs to one thread.
///
/// Addresses that block lists use for nobody (0.0.0.0, loopback) have no names here, and neither
/// have groups of machines.
final class HostsFile {

  private static final long LOOK_EVERY_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final int MAX_BYTES = 16 << 20;
  private static final int MAX_ADDRESSES = 65_536;
  private static final int MAX_NAMES = 8;

  private final Path path;
  private final LongSupplier nanos;
  private Map<InetAddress, List<String>> names = Map.of();
  private Optional<Stamp> seen = Optional.empty();
  private long lookedNanos;

  private record Stamp(FileTime changed, long bytes, @Nullable Object key) {}

  /// Reads the file, which need not exist.
  HostsFile(Path path, LongSupplier nanos) {
    this.path = path;
    this.nanos = nanos;
    lookedNanos = nanos.getAsLong();
    look();
  }

  /// What an address is called, the canonical name first; often nothing.
  List<String> names(InetAddress address) {
    return names.getOrDefault(address, List.of());
  }

  /// Looks whether the file is another; says whether names may be others.
  boolean refresh() {
    long now = nanos.getAsLong();
    if (now - lookedNanos < LOOK_EVERY_NANOS) {
      return false;
    }
    lookedNanos = now;
    return look();
  }

  private boolean look() {
    Optional<Stamp> now = stamp();
    if (now.equals(seen)) {
      return false;
    }
    seen = now;
    Map<InetAddress, List<String>> before = names;
    names = read();
    return !names.equals(before);
  }

  private Optional<Stamp> stamp() {
    try {
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      return found.isRegularFile()
          ? Optional.of(new Stamp(found.lastModifiedTime(), found.size(), found.fileKey()))
          : Optional.empty();
    } catch (IOException missing) {
      return Optional.empty();
    }
  }

  private Map<InetAddress, List<String>> read() {
    Map<InetAddress, List<String>> found = new HashMap<>();
    if (seen.isEmpty()) {
      return found;
    }
    try (InputStream in = Files.newInputStream(path);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new Head(in, MAX_BYTES), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take(line, found);
      }
    } catch (IOException refused) {
      // What was read so far is as good as ever.
    }
    return found;
  }

  private static void take(String line, Map<InetAddress, List<String>> into) {
    int comment = line.indexOf('#');
    String[] words = (comment < 0 ? line : line.substring(0, comment)).strip().split("\\s+", -1);
    Optional<InetAddress> address =
        words.length < 2 ? Optional.empty() : AddressText.parse(words[0]);
    if (address.isEmpty() || isNobody(address.get())) {
      return;
    }
    if (into.size() >= MAX_ADDRESSES && !into.containsKey(address.get())) {
      return;
    }
    List<String> called = into.computeIfAbsent(address.get(), unseen -> new ArrayList<>());
    for (int i = 1; i < words.length && called.size() < MAX_NAMES; i++) {
      HostText.of(words[i]).filter(name -> !called.contains(name)).ifPresent(called::add);
    }
    if (called.isEmpty()) {
      into.remove(address.get());
    }
  }

  private static boolean isNobody(InetAddress address) {
    return address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isMulticastAddress()
        || address.getHostAddress().equals("255.255.255.255");
  }

  /// The beginning of a stream.
  private static final class Head extends InputStream {

    private final InputStream from;
    private int left;

    Head(InputStream from, int bytes) {
      this.from = from;
      left = bytes;
    }

    @Override
    public int read() throws IOException {
      return left-- > 0 ? from.read() : -1;
    }

    @Override
    public int read(byte[] to, int at, int length) throws IOException {
      if (left <= 0) {
        return -1;
      }
      int n = from.read(to, at, Math.min(length, left));
      left -= Math.max(n, 0);
      return n;
    }
  }
}
