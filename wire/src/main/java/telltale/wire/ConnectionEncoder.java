package telltale.wire;

import static telltale.wire.WireFormat.MAX_OTHER_NAMES;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Writes what `opened` and `closed` share. Belongs to one line: limits are those of the attempt.
final class ConnectionEncoder {

  private static final int MAX_HOST_NAME = 255; // no name that DNS knows is longer
  private static final int MAX_WORD = 32;

  private final JsonGenerator json;
  private final LineLimits limits;

  ConnectionEncoder(JsonGenerator json, LineLimits limits) {
    this.json = json;
    this.limits = limits;
  }

  void write(Connection connection) throws IOException {
    json.writeStringField(FieldName.PROTOCOL, connection.protocol().wireName());
    json.writeStringField(FieldName.DIRECTION, connection.direction().wireName());
    write(FieldName.LOCAL, connection.local());
    write(FieldName.REMOTE, connection.remote());
    write(connection.owner());
    if (connection.process().isPresent()) {
      write(connection.process().get());
    }
    if (connection.host().isPresent()) {
      write(connection.host().get());
    }
    if (connection.place().isPresent()) {
      write(connection.place().get());
    }
    text(FieldName.INTERFACE, connection.networkInterface());
    if (connection.tunnel()) {
      json.writeBooleanField(FieldName.TUNNEL, true);
    }
  }

  private void write(String field, Endpoint endpoint) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField(FieldName.ADDRESS, AddressText.format(endpoint.address()));
    json.writeNumberField(FieldName.PORT, endpoint.port());
    json.writeEndObject();
  }

  private void write(Owner owner) throws IOException {
    json.writeObjectFieldStart(FieldName.OWNER);
    String field =
        switch (owner) {
          case Owner.How how -> FieldName.HOW;
          case Owner.Why why -> FieldName.WHY;
        };
    json.writeStringField(field, owner.wireName());
    json.writeEndObject();
  }

  private void write(ProcessFacts process) throws IOException {
    json.writeObjectFieldStart(FieldName.PROCESS);
    json.writeNumberField(FieldName.PID, process.pid());
    json.writeStringField(FieldName.NAME, limits.clip(process.name()));
    text(FieldName.EXE, process.exe());
    writeCommandLine(process.commandLine());
    if (process.user().isPresent()) {
      ProcessFacts.User user = process.user().get();
      json.writeNumberField(FieldName.UID, Integer.toUnsignedLong(user.uid()));
      text(FieldName.USER, user.name());
    }
    if (process.parent().isPresent()) {
      write(process.parent().get());
    }
    if (process.started().isPresent()) {
      json.writeNumberField(FieldName.STARTED, process.started().get().toEpochMilli());
    }
    write(process.software());
    json.writeEndObject();
  }

  private void write(ProcessFacts.Parent parent) throws IOException {
    json.writeFieldName(FieldName.PARENT);
    writeOne(parent);
    if (parent.parent().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(FieldName.ANCESTORS);
    Optional<ProcessFacts.Parent> next = parent.parent();
    for (int left = limits.maxAncestors(); left > 0 && next.isPresent(); left--) {
      writeOne(next.get());
      next = next.get().parent();
    }
    json.writeEndArray();
  }

  private void writeOne(ProcessFacts.Parent parent) throws IOException {
    json.writeStartObject();
    json.writeNumberField(FieldName.PID, parent.pid());
    text(FieldName.NAME, parent.name());
    json.writeEndObject();
  }

  private void write(ProcessFacts.Software software) throws IOException {
    text(FieldName.UNIT, software.unit());
    if (software.container().isPresent()) {
      ProcessFacts.Container container = software.container().get();
      json.writeStringField(FieldName.CONTAINER, limits.clip(container.id()));
      text(FieldName.RUNTIME, container.runtime());
      text(FieldName.POD, container.pod());
    }
    if (software.app().isPresent()) {
      json.writeStringField(FieldName.APP, limits.clip(software.app().get().id()));
      text(FieldName.PACKAGING, software.app().get().packaging());
    }
  }

  private void writeCommandLine(List<String> arguments) throws IOException {
    List<String> fitting = limits.fitting(arguments);
    if (fitting.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(FieldName.COMMAND_LINE);
    for (String argument : fitting) {
      json.writeString(argument);
    }
    json.writeEndArray();
  }

  private void write(HostName host) throws IOException {
    json.writeObjectFieldStart(FieldName.HOST);
    if (host.name().isPresent()) {
      json.writeStringField(FieldName.NAME, hostName(host.name().get()));
    }
    json.writeStringField(FieldName.SOURCE, word(host.source()));
    if (host.hidden().isPresent()) {
      json.writeStringField(FieldName.HIDDEN, word(host.hidden().get()));
    }
    if (!host.others().isEmpty()) {
      json.writeArrayFieldStart(FieldName.OTHERS);
      for (HostName.Other other : host.others().stream().limit(MAX_OTHER_NAMES).toList()) {
        json.writeStartObject();
        json.writeStringField(FieldName.NAME, hostName(other.name()));
        json.writeStringField(FieldName.SOURCE, word(other.source()));
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static String hostName(String name) {
    return SafeText.clipped(name, MAX_HOST_NAME);
  }

  private static String word(String word) {
    return SafeText.clipped(word, MAX_WORD);
  }

  private void write(Place place) throws IOException {
    json.writeObjectFieldStart(FieldName.PLACE);
    text(FieldName.COUNTRY, place.country());
    text(FieldName.CITY, place.city());
    degrees(FieldName.LATITUDE, place.latitude());
    degrees(FieldName.LONGITUDE, place.longitude());
    if (place.asn().isPresent()) {
      json.writeNumberField(FieldName.ASN, Integer.toUnsignedLong(place.asn().getAsInt()));
    }
    text(FieldName.ORGANISATION, place.organisation());
    text(
        FieldName.NETWORK_SOURCE,
        place.network().map(Place.Network::source).filter(from -> !from.equals(place.source())));
    if (place.radius().isPresent()) {
      json.writeNumberField(FieldName.RADIUS, place.radius().getAsInt());
    }
    flag(FieldName.ANYCAST, place.spread().anycast());
    flag(FieldName.CONTENT_DELIVERY, place.spread().contentDelivery());
    text(FieldName.RANGE, place.range());
    if (place.card().isPresent()) {
      write(place.card().get());
    }
    json.writeStringField(FieldName.SOURCE, limits.clip(place.source()));
    json.writeEndObject();
  }

  private void write(Place.Card card) throws IOException {
    json.writeObjectFieldStart(FieldName.CARD);
    json.writeStringField(FieldName.ADDRESS, limits.clip(card.address()));
    text(FieldName.MAKER, card.maker());
    json.writeEndObject();
  }

  private void flag(String field, boolean value) throws IOException {
    if (value) {
      json.writeBooleanField(field, true);
    }
  }

  private void text(String field, Optional<String> value) throws IOException {
    if (value.isPresent() && !value.get().isEmpty()) {
      json.writeStringField(field, limits.clip(value.get()));
    }
  }

  // JSON has no NaN and no infinity; a place without a number is a place without coordinates.
  private void degrees(String field, OptionalDouble value) throws IOException {
    if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
      json.writeNumberField(field, value.getAsDouble());
    }
  }
}
