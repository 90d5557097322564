package telltale.app.name;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The answers of a name server as Wireshark reads them.
///
/// @param chain the name that was asked for, and what it is an alias of
/// @param addresses those that belong to it, directly or by its aliases
record SecondRecords(Set<String> chain, Set<String> addresses) {

  private static final String A = "1";
  private static final String CNAME = "5";
  private static final String AAAA = "28";

  static SecondRecords of(Tshark.Opinion opinion) {
    SecondRecords records =
        new SecondRecords(new HashSet<>(opinion.all("dns.qry.name")), new TreeSet<>());
    records.follow(opinion);
    return records;
  }

  private void follow(Tshark.Opinion opinion) {
    Set<String> spelled =
        chain.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    Iterator<String> ipv4 = opinion.all("dns.a").iterator();
    Iterator<String> ipv6 = opinion.all("dns.aaaa").iterator();
    Iterator<String> aliases = opinion.all("dns.cname").iterator();
    for (int i = 0; i < count(opinion); i++) {
      String type = opinion.all("dns.resp.type").get(i);
      Iterator<String> values =
          switch (type) {
            case A -> ipv4;
            case AAAA -> ipv6;
            case CNAME -> aliases;
            default -> List.<String>of().iterator();
          };
      String value = values.hasNext() ? values.next() : "";
      String owner = opinion.all("dns.resp.name").get(i).toLowerCase(Locale.ROOT);
      if (!value.isEmpty() && isSound(opinion, i) && spelled.contains(owner)) {
        take(type, value);
        spelled.add(value.toLowerCase(Locale.ROOT));
      }
    }
  }

  /// They list what stands in other sections, too.
  private static int count(Tshark.Opinion opinion) {
    return Stream.of("dns.resp.name", "dns.resp.type", "dns.resp.class", "dns.resp.len")
        .map(field -> opinion.all(field).size())
        .reduce(opinion.number("dns.count.answers"), Math::min);
  }

  private void take(String type, String value) {
    if (type.equals(CNAME)) {
      chain.add(value);
      return;
    }
    InetAddress address = InetAddress.ofLiteral(value);
    // One that is nobody's, or everybody's own, is of no use.
    if (!address.isAnyLocalAddress() && !address.isLoopbackAddress()) {
      addresses.add(address.getHostAddress());
    }
  }

  /// They read sixteen bytes for an address of a record that has four.
  private static boolean isSound(Tshark.Opinion opinion, int record) {
    String length = opinion.all("dns.resp.len").get(record);
    boolean isWhole =
        switch (opinion.all("dns.resp.type").get(record)) {
          case A -> length.equals("4");
          case AAAA -> length.equals("16");
          default -> true;
        };
    return isWhole && opinion.all("dns.resp.class").get(record).equals("0x0001");
  }
}
