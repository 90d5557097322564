package telltale.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Messages of every kind with every field, filled from a seed. Texts hold whatever Unicode has but
/// halves of surrogate pairs, which do not survive the wire and are not meant to.
final class RandomMessages {

  private static final String[] SOURCES = {"sni", "http", "dns", "none"};

  private final Random random;

  RandomMessages(long seed) {
    this.random = new Random(seed);
  }

  Message next() {
    return switch (random.nextInt(5)) {
      case 0 -> new Opened(instant(), id(), connection());
      case 1 -> new Traffic(instant(), id(), volume(), volume());
      case 2 ->
          new Closed(
              instant(),
              id(),
              connection(),
              volume(),
              volume(),
              any(CloseReason.values()),
              random.nextBoolean() ? OptionalInt.of(1 + random.nextInt(133)) : OptionalInt.empty());
      case 3 -> words();
      default -> new Health(instant(), random.nextInt(99), random.nextInt(9), losses(), tallies());
    };
  }

  Hello hello() {
    return new Hello(instant(), 1, text(), text(), text(), text(), texts(), texts());
  }

  private Connection connection() {
    return new Connection(
        new Protocol(random.nextInt(256)),
        any(Direction.values()),
        endpoint(),
        endpoint(),
        random.nextBoolean() ? any(Owner.How.values()) : any(Owner.Why.values()),
        maybe(this::process),
        maybe(this::host),
        maybe(this::place),
        maybe(this::text),
        false);
  }

  private FirstWords words() {
    byte[] bytes = new byte[random.nextInt(FirstWords.MAX_BYTES + 1)];
    random.nextBytes(bytes);
    return FirstWords.of(instant(), id(), random.nextBoolean(), random.nextLong(1L << 32), bytes);
  }

  private HostName host() {
    List<HostName.Other> others = new ArrayList<>();
    while (others.size() < WireFormat.MAX_OTHER_NAMES && random.nextBoolean()) {
      others.add(new HostName.Other(text(), any(SOURCES)));
    }
    return new HostName(maybe(this::text), any(SOURCES), others, maybe(() -> any(SOURCES)));
  }

  private ProcessFacts process() {
    return new ProcessFacts(
        random.nextInt(Integer.MAX_VALUE),
        text(),
        maybe(this::text),
        texts(),
        maybe(() -> new ProcessFacts.User(random.nextInt(), maybe(this::text))),
        maybe(this::parent),
        maybe(this::instant),
        new ProcessFacts.Software(
            maybe(this::text),
            maybe(() -> new ProcessFacts.Container(text(), maybe(this::text), maybe(this::text))),
            maybe(() -> new ProcessFacts.App(text(), maybe(this::text)))));
  }

  private ProcessFacts.Parent parent() {
    return new ProcessFacts.Parent(
        random.nextInt(Integer.MAX_VALUE), maybe(this::text), maybe(this::parent));
  }

  private Place place() {
    return new Place(
        maybe(this::text),
        maybe(this::text),
        OptionalDouble.of(random.nextDouble(-90, 90)),
        OptionalDouble.of(random.nextDouble(-180, 180)),
        random.nextBoolean() ? OptionalInt.of(random.nextInt(20_038)) : OptionalInt.empty(),
        maybe(this::network),
        new Place.Spread(random.nextBoolean(), random.nextBoolean()),
        maybe(this::text),
        maybe(() -> new Place.Card(text(), maybe(this::text))),
        text());
  }

  /// Without number and name there is no network.
  private Place.Network network() {
    return random.nextBoolean()
        ? new Place.Network(OptionalInt.of(random.nextInt()), maybe(this::text), text())
        : new Place.Network(OptionalInt.empty(), Optional.of(text()), text());
  }

  private Endpoint endpoint() {
    byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
    random.nextBytes(bytes);
    for (int i = 0; bytes.length == 16 && i < bytes.length - 1; i += 2) {
      if (random.nextBoolean()) {
        bytes[i] = 0;
        bytes[i + 1] = 0;
      }
    }
    try {
      return new Endpoint(InetAddress.getByAddress(bytes), random.nextInt(0x10000));
    } catch (UnknownHostException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private SortedMap<String, Long> losses() {
    SortedMap<String, Long> losses = new TreeMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      losses.put("cause-" + i, random.nextLong(Long.MAX_VALUE));
    }
    return losses;
  }

  private List<InterfaceTally> tallies() {
    List<InterfaceTally> tallies = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      long[] amounts = random.longs(7, 0, Long.MAX_VALUE).toArray();
      tallies.add(
          new InterfaceTally(
              "eth" + i,
              amounts[0],
              amounts[1],
              amounts[2],
              amounts[3],
              amounts[4],
              amounts[5],
              amounts[6]));
    }
    return tallies;
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      texts.add(text());
    }
    return texts;
  }

  private String text() {
    int limit = any(new Integer[] {0x80, 0x100, 0x3000, Character.MAX_CODE_POINT});
    return random
        .ints(1 + random.nextInt(40), 0, limit)
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .collect(
            () -> new StringBuilder("x"), StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private Volume volume() {
    return new Volume(random.nextLong(Long.MAX_VALUE), random.nextLong(Long.MAX_VALUE));
  }

  private Instant instant() {
    return Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
  }

  private long id() {
    return random.nextLong(Long.MAX_VALUE);
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
