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
  static final String TUNNEL = "tunnel";

  static final String PROCESS = "process";
  static final String PID = "pid";
  static final String NAME = "name";
  static final String EXE = "exe";
  static final String COMMAND_LINE = "cmdline";
  static final String UID = "uid";
  static final String USER = "user";
  static final String PARENT = "parent";
  static final String ANCESTORS = "ancestors";
  static final String STARTED = "started";
  static final String UNIT = "unit";
  static final String CONTAINER = "container";
  static final String RUNTIME = "runtime";
  static final String POD = "pod";
  static final String APP = "app";
  static final String PACKAGING = "packaging";

  static final String HOST = "host";
  static final String SOURCE = "source";
  static final String OTHERS = "others";
  static final String HIDDEN = "hidden";

  static final String SEQUENCE = "sequence";
  static final String DATA = "data";

  static final String PLACE = "place";
  static final String COUNTRY = "country";
  static final String CITY = "city";
  static final String LATITUDE = "latitude";
  static final String LONGITUDE = "longitude";
  static final String ASN = "asn";
  static final String RADIUS = "radius";
  static final String RANGE = "range";
  static final String ORGANISATION = "organisation";
  static final String NETWORK_SOURCE = "network-source";
  static final String ANYCAST = "anycast";
  static final String CONTENT_DELIVERY = "cdn";
  static final String CARD = "card";
  static final String MAKER = "maker";

  static final String SENT = "sent";
  static final String RECEIVED = "received";
  static final String BYTES = "bytes";
  static final String PACKETS = "packets";
  static final String REASON = "reason";
  static final String ERRNO = "errno";

  static final String FLOWS = "flows";
  static final String INTERFACES = "interfaces";
  static final String LOSSES = "losses";

  static final String TALLIES = "tallies";
  static final String SEEN = "seen";
  static final String COUNTED = "counted";
  static final String ELSEWHERE = "elsewhere";
  static final String SKIPPED = "skipped";
  static final String LOST = "lost";
  static final String UNACCOUNTED = "unaccounted";

  private FieldName() {}
}
