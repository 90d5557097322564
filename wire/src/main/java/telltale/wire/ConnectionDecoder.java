package telltale.wire;

import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Reads what `opened` and `closed` share: the mirror of [ConnectionEncoder].
final class ConnectionDecoder {

  private static final long MAX_UNSIGNED_INT = 0xffff_ffffL;
  private static final int MAX_PORT = 0xffff;

  private ConnectionDecoder() {}

  static Connection read(Fields line) throws MalformedMessage {
    return new Connection(
        Protocol.ofWireName(line.text(FieldName.PROTOCOL))
            .orElseThrow(() -> line.unknown(FieldName.PROTOCOL)),
        Direction.ofWireName(line.text(FieldName.DIRECTION))
            .orElseThrow(() -> line.unknown(FieldName.DIRECTION)),
        endpoint(line.object(FieldName.LOCAL)),
        endpoint(line.object(FieldName.REMOTE)),
        owner(line.object(FieldName.OWNER)),
        process(line.optionalObject(FieldName.PROCESS)),
        host(line.optionalObject(FieldName.HOST)),
        place(line.optionalObject(FieldName.PLACE)),
        line.optionalText(FieldName.INTERFACE));
  }

  private static Endpoint endpoint(Fields endpoint) throws MalformedMessage {
    InetAddress address =
        AddressText.parse(endpoint.text(FieldName.ADDRESS))
            .orElseThrow(() -> endpoint.unknown(FieldName.ADDRESS));
    return new Endpoint(address, endpoint.integer(FieldName.PORT, 0, MAX_PORT));
  }

  private static Owner owner(Fields owner) throws MalformedMessage {
    Optional<String> how = owner.optionalText(FieldName.HOW);
    if (how.isPresent()) {
      return Owner.how(how.get()).orElseThrow(() -> owner.unknown(FieldName.HOW));
    }
    return Owner.why(owner.text(FieldName.WHY)).orElseThrow(() -> owner.unknown(FieldName.WHY));
  }

  private static Optional<ProcessFacts> process(Optional<Fields> present) throws MalformedMessage {
    if (present.isEmpty()) {
      return Optional.empty();
    }
    Fields process = present.get();
    return Optional.of(
        new ProcessFacts(
            pid(process),
            process.text(FieldName.NAME),
            process.optionalText(FieldName.EXE),
            process.texts(FieldName.COMMAND_LINE),
            user(process),
            parent(process.optionalObject(FieldName.PARENT)),
            process.optionalInstant(FieldName.STARTED),
            new ProcessFacts.Software(
                process.optionalText(FieldName.UNIT),
                process.optionalText(FieldName.CONTAINER),
                process.optionalText(FieldName.APP))));
  }

  private static Optional<ProcessFacts.User> user(Fields process) throws MalformedMessage {
    OptionalInt uid = unsigned(process.optionalNumber(FieldName.UID, 0, MAX_UNSIGNED_INT));
    Optional<String> name = process.optionalText(FieldName.USER);
    return uid.isPresent()
        ? Optional.of(new ProcessFacts.User(uid.getAsInt(), name))
        : Optional.empty();
  }

  private static Optional<ProcessFacts.Parent> parent(Optional<Fields> present)
      throws MalformedMessage {
    if (present.isEmpty()) {
      return Optional.empty();
    }
    Fields parent = present.get();
    return Optional.of(new ProcessFacts.Parent(pid(parent), parent.optionalText(FieldName.NAME)));
  }

  private static int pid(Fields process) throws MalformedMessage {
    return process.integer(FieldName.PID, 0, Integer.MAX_VALUE);
  }

  private static Optional<HostName> host(Optional<Fields> present) throws MalformedMessage {
    if (present.isEmpty()) {
      return Optional.empty();
    }
    Fields host = present.get();
    return Optional.of(new HostName(host.text(FieldName.NAME), host.text(FieldName.SOURCE)));
  }

  private static Optional<Place> place(Optional<Fields> present) throws MalformedMessage {
    if (present.isEmpty()) {
      return Optional.empty();
    }
    Fields place = present.get();
    OptionalDouble latitude = place.optionalDegrees(FieldName.LATITUDE, 90);
    OptionalDouble longitude = place.optionalDegrees(FieldName.LONGITUDE, 180);
    return Optional.of(
        new Place(
            place.optionalText(FieldName.COUNTRY),
            place.optionalText(FieldName.CITY),
            latitude,
            longitude,
            unsigned(place.optionalNumber(FieldName.ASN, 0, MAX_UNSIGNED_INT)),
            place.optionalText(FieldName.ORGANISATION),
            place.text(FieldName.SOURCE)));
  }

  // uids and AS numbers are unsigned 32-bit numbers, kept as the int with the same bits.
  private static OptionalInt unsigned(OptionalLong value) {
    return value.isPresent() ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
  }
}
