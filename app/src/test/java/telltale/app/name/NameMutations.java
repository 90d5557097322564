package telltale.app.name;

import java.util.Optional;
import telltale.app.name.bytes.HostText;
import telltale.app.name.dns.AddressRecord;
import telltale.app.name.dns.MulticastAnswer;

/// Sound messages, changed at random and read: nothing escapes a parser and no name is unsound.
/// As a program, the long form of the unit test.
public final class NameMutations {

  private final ChangedMessages messages;
  private long named;

  NameMutations(long seed) {
    messages = new ChangedMessages(seed);
  }

  /// Runs so many inputs and prints what came of them.
  public static void main(String[] arguments) {
    long count = Long.parseLong(arguments[0]);
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
    NameMutations run = new NameMutations(seed);
    long began = System.nanoTime();
    run.read(count);
    System.out.printf(
        "%,d inputs (seed %d) in %.0f s: 0 exceptions, 0 unsound names, %,d with a name,"
            + " in a heap of %d MiB%n",
        count,
        seed,
        (System.nanoTime() - began) / 1e9,
        run.named,
        Runtime.getRuntime().maxMemory() >> 20);
  }

  /// Reads so many changed messages.
  ///
  /// @throws IllegalStateException when a parser breaks a promise
  void read(long count) {
    for (long i = 0; i < count; i++) {
      Optional<String> name = i % 4 == 0 ? ofANeighbour() : messages.next().name();
      named += name.isPresent() ? 1 : 0;
      if (!name.flatMap(HostText::of).equals(name)) {
        throw new IllegalStateException("unsound: " + name);
      }
    }
  }

  private Optional<String> ofANeighbour() {
    return MulticastAnswer.read(messages.nextOfANeighbour()).stream()
        .map(AddressRecord::name)
        .findAny();
  }

  /// How many of them had a name.
  long named() {
    return named;
  }
}
