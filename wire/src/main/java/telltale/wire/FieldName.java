package telltale.wire;

/// Every field name of the protocol, once, for writer and reader alike.
final class FieldName {

  static final String EVENT = "event";
  static final String AT = "at";
  static final String ID = "id";

  static final String VERSION = "version";
  static final String HELPER = "helper";
  static final String RUNG = "rung";
  static final String KERNEL = "kernel";
  static final String ATTACH = "attach";
  static final String SOURCES = "sources";
  static final String MISSING = "missing";

  static final String PROTOCOL = "protocol";
  static final String DIRECTION = "direction";
  static final String LOCAL = "local";
  static final String REMOTE = "remote";
  static final String ADDRESS = "address";
  static final String PORT = "port";
  static final String OWNER = "owner";
  static final String HOW = "how";
  static final String WHY = "why";
  static final String INTERFACE = "interface";

  static final String PROCESS = "process";
  static final String PID = "pid";
  static final String NAME = "name";
  static final String EXE = "exe";
  static final String COMMAND_LINE = "cmdline";
  static final String UID = "uid";
  static final String USER = "user";
  static final String PARENT = "parent";
  static final String STARTED = "started";
  static final String UNIT = "unit";
  static final String CONTAINER = "container";
  static final String APP = "app";

  static final String HOST = "host";
  static final String SOURCE = "source";

  static final String PLACE = "place";
  static final String COUNTRY = "country";
  static final String CITY = "city";
  static final String LATITUDE = "latitude";
  static final String LONGITUDE = "longitude";
  static final String ASN = "asn";
  static final String ORGANISATION = "organisation";

  static final String SENT = "sent";
  static final String RECEIVED = "received";
  static final String BYTES = "bytes";
  static final String PACKETS = "packets";
  static final String REASON = "reason";
  static final String ERRNO = "errno";

  static final String FLOWS = "flows";
  static final String INTERFACES = "interfaces";
  static final String LOSSES = "losses";

  private FieldName() {}
}
