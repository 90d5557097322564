package telltale.helper.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Account names by uid, from `/etc/passwd`. Accounts that only the name service switch knows
/// (directories, systemd's dynamic users) have no name here: asking it may mean waiting for a
/// server, and the poll thread waits for nobody.
final class UserNames {

  private static final int MAX_BYTES = 1 << 20;
  private static final long READ_AGAIN_NANOS = 60_000_000_000L;
  private static final int UID = 2;

  private final Path passwd;
  private final LongSupplier nanoTime;
  private Map<Integer, String> names;
  private long readAtNanos;

  UserNames(Path passwd, LongSupplier nanoTime) {
    this.passwd = passwd;
    this.nanoTime = nanoTime;
    readAtNanos = nanoTime.getAsLong();
    names = read(passwd);
  }

  /// The account's name. A uid that is not known makes the file be read again, since an account may
  /// have been added, but at most once a minute.
  Optional<String> of(int uid) {
    long now = nanoTime.getAsLong();
    if (!names.containsKey(uid) && now - readAtNanos >= READ_AGAIN_NANOS) {
      readAtNanos = now;
      names = read(passwd);
    }
    return Optional.ofNullable(names.get(uid));
  }

  private static Map<Integer, String> read(Path passwd) {
    Map<Integer, String> names = new HashMap<>();
    ProcFiles.bytes(passwd, MAX_BYTES)
        .map(bytes -> new String(bytes, UTF_8))
        .ifPresent(text -> text.lines().forEach(line -> add(line, names)));
    return names;
  }

  private static void add(String line, Map<Integer, String> names) {
    String[] fields = line.split(":", UID + 2);
    if (fields.length <= UID || fields[0].isEmpty()) {
      return;
    }
    try {
      names.putIfAbsent(Integer.parseInt(fields[UID]), fields[0]);
    } catch (NumberFormatException notAnAccount) {
      // A line of another form names nobody.
    }
  }
}
