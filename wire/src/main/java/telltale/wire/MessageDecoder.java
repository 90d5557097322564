package telltale.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes a [Message] of the fields of one line.
final class MessageDecoder {

  private static final int MAX_ERRNO = 4095; // the kernel's own MAX_ERRNO
  private static final long MAX_SEQUENCE = 0xffff_ffffL;
  private static final int MAX_TALLIES = 512;

  private MessageDecoder() {}

  static Message decode(Fields line) throws MalformedMessage {
    EventKind kind =
        EventKind.ofWireName(line.text(FieldName.EVENT))
            .orElseThrow(() -> line.unknown(FieldName.EVENT));
    return switch (kind) {
      case HELLO -> hello(line);
      case OPENED -> new Opened(line.instant(FieldName.AT), id(line), ConnectionDecoder.read(line));
      case WORDS -> words(line);
      case TRAFFIC ->
          new Traffic(
              line.instant(FieldName.AT),
              id(line),
              volume(line.object(FieldName.SENT)),
              volume(line.object(FieldName.RECEIVED)));
      case CLOSED -> closed(line);
      case HEALTH -> health(line);
    };
  }

  private static Hello hello(Fields line) throws MalformedMessage {
    int version = line.integer(FieldName.VERSION, 1, Integer.MAX_VALUE);
    if (version > WireFormat.VERSION) {
      // Nothing else is read: a later version may have changed every other field.
      throw new MalformedMessage(
          "the helper speaks protocol version %d, this program understands up to %d: update it"
              .formatted(version, WireFormat.VERSION));
    }
    return new Hello(
        line.instant(FieldName.AT),
        version,
        line.text(FieldName.HELPER),
        line.text(FieldName.RUNG),
        line.text(FieldName.KERNEL),
        line.text(FieldName.ATTACH),
        line.texts(FieldName.SOURCES),
        line.texts(FieldName.MISSING));
  }

  private static FirstWords words(Fields line) throws MalformedMessage {
    Direction direction =
        Direction.ofWireName(line.text(FieldName.DIRECTION))
            .filter(known -> known != Direction.UNKNOWN)
            .orElseThrow(() -> line.unknown(FieldName.DIRECTION));
    String data = line.text(FieldName.DATA);
    if (!FirstWords.isBase64(data)) {
      throw line.unknown(FieldName.DATA);
    }
    return new FirstWords(
        line.instant(FieldName.AT),
        id(line),
        direction == Direction.OUT,
        line.optionalNumber(FieldName.SEQUENCE, 0, MAX_SEQUENCE).orElse(0),
        data);
  }

  private static Closed closed(Fields line) throws MalformedMessage {
    OptionalLong errno = line.optionalNumber(FieldName.ERRNO, 1, MAX_ERRNO);
    return new Closed(
        line.instant(FieldName.AT),
        id(line),
        ConnectionDecoder.read(line),
        volume(line.object(FieldName.SENT)),
        volume(line.object(FieldName.RECEIVED)),
        CloseReason.ofWireName(line.text(FieldName.REASON))
            .orElseThrow(() -> line.unknown(FieldName.REASON)),
        errno.isPresent() ? OptionalInt.of((int) errno.getAsLong()) : OptionalInt.empty());
  }

  private static Health health(Fields line) throws MalformedMessage {
    Fields losses = line.object(FieldName.LOSSES);
    SortedMap<String, Long> byCause = new TreeMap<>();
    for (String cause : losses.names()) {
      try {
        byCause.put(cause, losses.number(cause, 0, Long.MAX_VALUE));
      } catch (MalformedMessage wrong) {
        // Said again without the cause, which comes from outside.
        throw new MalformedMessage("field 'losses' holds something that is not a count");
      }
    }
    return new Health(
        line.instant(FieldName.AT),
        line.integer(FieldName.FLOWS, 0, Integer.MAX_VALUE),
        line.integer(FieldName.INTERFACES, 0, Integer.MAX_VALUE),
        byCause,
        tallies(line));
  }

  private static List<InterfaceTally> tallies(Fields line) throws MalformedMessage {
    List<InterfaceTally> tallies = new ArrayList<>();
    for (Fields tally : line.objects(FieldName.TALLIES, MAX_TALLIES)) {
      tallies.add(
          new InterfaceTally(
              tally.text(FieldName.INTERFACE),
              amount(tally, FieldName.KERNEL),
              amount(tally, FieldName.SEEN),
              amount(tally, FieldName.COUNTED),
              amount(tally, FieldName.ELSEWHERE),
              amount(tally, FieldName.SKIPPED),
              amount(tally, FieldName.LOST),
              amount(tally, FieldName.UNACCOUNTED)));
    }
    return tallies;
  }

  private static long amount(Fields fields, String name) throws MalformedMessage {
    return fields.number(name, 0, Long.MAX_VALUE);
  }

  private static long id(Fields line) throws MalformedMessage {
    return line.number(FieldName.ID, 0, Long.MAX_VALUE);
  }

  private static Volume volume(Fields volume) throws MalformedMessage {
    return new Volume(
        volume.number(FieldName.BYTES, 0, Long.MAX_VALUE),
        volume.number(FieldName.PACKETS, 0, Long.MAX_VALUE));
  }
}
