package telltale.app.text;

import telltale.app.words.Words;
import telltale.wire.Owner;

/// Says in plain words how the owner of a connection is known, or why it is not.
public final class OwnerText {

  private OwnerText() {}

  /// What stands where a process name would, for a connection without one.
  public static String title(Words words, Owner owner) {
    return words.say(
        switch (owner) {
          case Owner.Why why ->
              switch (why) {
                case KERNEL -> "owner.kernel";
                case FORWARDED -> "owner.forwarded";
                case OTHER_NAMESPACE -> "owner.other-namespace";
                case OTHER_USER -> "owner.other-user";
                case MAP_FULL -> "owner.map-full";
                case UNKNOWN -> "owner.unknown";
              };
          case Owner.How how -> "owner.no-facts";
        });
  }

  /// One sentence of evidence.
  public static String sentence(Words words, Owner owner) {
    return words.say(
        switch (owner) {
          case Owner.How how -> known(how);
          case Owner.Why why -> missing(why);
        });
  }

  private static String known(Owner.How how) {
    return switch (how) {
      case CONNECT -> "owner.connect";
      case ACCEPT -> "owner.accept";
      case LISTEN -> "owner.listen";
      case CREATE -> "owner.create";
      case SEND -> "owner.send";
      case RECEIVE -> "owner.receive";
      case SNAPSHOT -> "owner.snapshot";
    };
  }

  private static String missing(Owner.Why why) {
    return switch (why) {
      case KERNEL -> "owner.kernel.why";
      case FORWARDED -> "owner.forwarded.why";
      case OTHER_NAMESPACE -> "owner.other-namespace.why";
      case OTHER_USER -> "owner.other-user.why";
      case MAP_FULL -> "owner.map-full.why";
      case UNKNOWN -> "owner.unknown.why";
    };
  }
}
