package telltale.wire;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Reads what `opened` and `closed` share: the mirror of [ConnectionEncoder].
final class ConnectionDecoder {

  private static final long MAX_UNSIGNED_INT = 0xffff_ffffL;

  /// Half of the way around the world.
  private static final int MAX_RADIUS = 20_038;
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
        line.optionalText(FieldName.INTERFACE),
        line.flag(FieldName.TUNNEL));
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
            parent(process),
            process.optionalInstant(FieldName.STARTED),
            software(process)));
  }

  private static Optional<ProcessFacts.User> user(Fields process) throws MalformedMessage {
    OptionalInt uid = unsigned(process.optionalNumber(FieldName.UID, 0, MAX_UNSIGNED_INT));
    Optional<String> name = process.optionalText(FieldName.USER);
    return uid.isPresent()
        ? Optional.of(new ProcessFacts.User(uid.getAsInt(), name))
        : Optional.empty();
  }

  private static Optional<ProcessFacts.Parent> parent(Fields process) throws MalformedMessage {
    Optional<Fields> nearest = process.optionalObject(FieldName.PARENT);
    if (nearest.isEmpty()) {
      return Optional.empty();
    }
    List<Fields> chain = new ArrayList<>(List.of(nearest.get()));
    chain.addAll(process.objects(FieldName.ANCESTORS, WireFormat.MAX_ANCESTORS));
    Optional<ProcessFacts.Parent> parent = Optional.empty();
    for (Fields link : chain.reversed()) {
      Optional<String> name = link.optionalText(FieldName.NAME);
      parent = Optional.of(new ProcessFacts.Parent(pid(link), name, parent));
    }
    return parent;
  }

  private static ProcessFacts.Software software(Fields process) throws MalformedMessage {
    Optional<String> runtime = process.optionalText(FieldName.RUNTIME);
    Optional<String> pod = process.optionalText(FieldName.POD);
    Optional<String> packaging = process.optionalText(FieldName.PACKAGING);
    return new ProcessFacts.Software(
        process.optionalText(FieldName.UNIT),
        process
            .optionalText(FieldName.CONTAINER)
            .map(id -> new ProcessFacts.Container(id, runtime, pod)),
        process.optionalText(FieldName.APP).map(id -> new ProcessFacts.App(id, packaging)));
  }

  private static int pid(Fields process) throws MalformedMessage {
    return process.integer(FieldName.PID, 0, Integer.MAX_VALUE);
  }

  private static Optional<HostName> host(Optional<Fields> present) throws MalformedMessage {
    if (present.isEmpty()) {
      return Optional.empty();
    }
    Fields host = present.get();
    List<HostName.Other> others = new ArrayList<>();
    for (Fields other : host.objects(FieldName.OTHERS, WireFormat.MAX_OTHER_NAMES)) {
      others.add(new HostName.Other(other.text(FieldName.NAME), other.text(FieldName.SOURCE)));
    }
    return Optional.of(
        new HostName(
            host.optionalText(FieldName.NAME),
            host.text(FieldName.SOURCE),
            others,
            host.optionalText(FieldName.HIDDEN)));
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
            kilometres(place.optionalNumber(FieldName.RADIUS, 0, MAX_RADIUS)),
            network(place),
            new Place.Spread(place.flag(FieldName.ANYCAST), place.flag(FieldName.CONTENT_DELIVERY)),
            place.optionalText(FieldName.RANGE),
            card(place.optionalObject(FieldName.CARD)),
            place.text(FieldName.SOURCE)));
  }

  private static Optional<Place.Card> card(Optional<Fields> present) throws MalformedMessage {
    if (present.isEmpty()) {
      return Optional.empty();
    }
    Fields card = present.get();
    return Optional.of(
        new Place.Card(card.text(FieldName.ADDRESS), card.optionalText(FieldName.MAKER)));
  }

  private static Optional<Place.Network> network(Fields place) throws MalformedMessage {
    OptionalInt asn = unsigned(place.optionalNumber(FieldName.ASN, 0, MAX_UNSIGNED_INT));
    Optional<String> organisation = place.optionalText(FieldName.ORGANISATION);
    if (asn.isEmpty() && organisation.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> source = place.optionalText(FieldName.NETWORK_SOURCE);
    return Optional.of(
        new Place.Network(
            asn, organisation, source.isPresent() ? source.get() : place.text(FieldName.SOURCE)));
  }

  private static OptionalInt kilometres(OptionalLong value) {
    return value.isPresent() ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
  }

  // uids and AS numbers are unsigned 32-bit numbers, kept as the int with the same bits.
  private static OptionalInt unsigned(OptionalLong value) {
    return value.isPresent() ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
  }
}
