package telltale.app.domain;

import com.google.common.net.InternetDomainName;
import java.util.Locale;

/// Finds the domain that somebody registered in the name of a host.
public final class Domains {

  private Domains() {}

  /// The registrable domain of a host name, which is the name itself where nobody could register
  /// one: `github.io`, `localhost`, and whatever is no host name. Names under an ending that is on
  /// no list, such as `nas.fritz.lan`, belong to their last two labels.
  public static String of(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    String valid = withoutOddLabels(plain);
    if (valid.isEmpty()) {
      return plain;
    }
    InternetDomainName domain = InternetDomainName.from(valid);
    if (domain.isUnderPublicSuffix()) {
      return domain.topPrivateDomain().toString();
    }
    return domain.hasPublicSuffix() ? plain : lastTwoLabels(plain);
  }

  /// A label such as `_dmarc` is none of a host, but what follows it may be.
  private static String withoutOddLabels(String name) {
    String rest = name;
    while (!InternetDomainName.isValid(rest)) {
      int dot = rest.indexOf('.');
      if (dot < 0) {
        return "";
      }
      rest = rest.substring(dot + 1);
    }
    return rest;
  }

  private static String lastTwoLabels(String name) {
    int last = name.lastIndexOf('.');
    int before = last < 0 ? -1 : name.lastIndexOf('.', last - 1);
    return name.substring(before + 1);
  }
}
