package telltale.app.name;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import telltale.app.name.ChangedMessages.Input;
import telltale.app.name.ChangedMessages.Kind;
import telltale.app.name.dns.Answer;

/// Compares what we read in a message with what Wireshark does, and says why where they differ.
///
/// @param input the message
/// @param opinion Wireshark's
/// @param records of an answer, as Wireshark reads them
record SecondOpinion(Input input, Tshark.Opinion opinion, SecondRecords records) {

  /// They name it alike, or both not at all.
  static final String SAME = "same name";

  static final String NEITHER = "no name";

  /// We name it, and it is called otherwise: this must never be.
  static final String WRONG = "WRONG";

  /// Nobody knows why: a reason is missing here, or a parser is wrong.
  static final String UNEXPLAINED = "UNEXPLAINED";

  private static final String READ_ON = "they read on behind the end of the request";

  private static final String STOPPED = "they stop at a record that is malformed";

  private static final Pattern HOST =
      Pattern.compile(
          "(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.)*(?![0-9]+$)"
              + "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?");

  private static final Pattern REQUEST =
      Pattern.compile("[A-Z]{3,7} (?:/[^\r\n]*|\\*) HTTP/1\\.[01]\r\n.*", Pattern.DOTALL);

  private static final Set<String> METHODS =
      Set.of("GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH");

  SecondOpinion(Input input, Tshark.Opinion opinion) {
    this(input, opinion, SecondRecords.of(opinion));
  }

  String verdict() {
    Optional<String> ours = input.name();
    List<String> theirs = theirs();
    if (ours.isEmpty() && theirs.isEmpty()) {
      return NEITHER;
    }
    if (opinion.all("dns.resp.name").size() != opinion.all("dns.resp.type").size()) {
      return "they do not say whose each record is";
    }
    if (theirs.isEmpty()) {
      return "only ours: " + whyOnlyOurs();
    }
    if (ours.isEmpty()) {
      return "only theirs: " + whyOnlyTheirs(theirs);
    }
    return ofBoth(ours.get(), theirs);
  }

  private String ofBoth(String ours, List<String> theirs) {
    if (!theirs.equals(List.of(ours))) {
      boolean isFirst = input.kind() == Kind.HTTP && theirs.getFirst().equals(ours);
      return isFirst && goesOn() ? READ_ON : WRONG;
    }
    boolean isMore = opinion.isMalformed() && addresses().containsAll(records.addresses());
    return addresses().equals(records.addresses()) ? SAME : isMore ? STOPPED : WRONG;
  }

  private List<String> theirs() {
    return switch (input.kind()) {
      case DNS -> isAnswer() ? lower(opinion.all("dns.qry.name")) : List.of();
      case HTTP -> opinion.all("http.host").stream().map(this::host).toList();
      case TLS, QUIC -> lower(opinion.all("tls.handshake.extensions_server_name"));
    };
  }

  private static List<String> lower(Collection<String> texts) {
    return texts.stream()
        .map(text -> text.toLowerCase(Locale.ROOT))
        .map(text -> text.endsWith(".") ? text.substring(0, text.length() - 1) : text)
        .toList();
  }

  /// Without its port, and the white space behind it, which they spell out.
  private String host(String field) {
    return field
        .toLowerCase(Locale.ROOT)
        .replaceFirst(text().indexOf('\\') < 0 ? "(?:\\\\t| )+$" : " +$", "")
        .replaceFirst(":[0-9]{0,5}$", "")
        .replaceFirst("\\.$", "");
  }

  /// Whether there is something behind the end of the request.
  private boolean goesOn() {
    int end = text().indexOf("\r\n\r\n");
    return end >= 0 && end + 4 < text().length();
  }

  private String text() {
    return new String(input.bytes(), StandardCharsets.ISO_8859_1);
  }

  private String whyOnlyOurs() {
    byte[] bytes = input.bytes();
    String first = text().split(" ", 2)[0];
    return switch (input.kind()) {
      case HTTP ->
          !text().contains("\r\n\r\n") || isBodyMissing()
              ? "the request is not finished"
              : METHODS.contains(first) ? UNEXPLAINED : "they know no such method";
      case TLS ->
          bytes[2] < 0 || bytes[2] > 3
              ? "they know no such version of the record"
              : recordEnd(bytes) > bytes.length ? "the record is not finished" : UNEXPLAINED;
      case QUIC ->
          !opinion.only("quic.version").equals("0x00000001")
              ? "they know no version 2"
              : UNEXPLAINED;
      case DNS ->
          opinion.isMalformed() || opinion.all("dns.resp.len").contains("0")
              ? STOPPED
              : UNEXPLAINED;
    };
  }

  private boolean isBodyMissing() {
    return text().matches("(?s).*Content-Length: *[1-9].*");
  }

  private static int recordEnd(byte[] record) {
    return 5 + ((record[3] & 0xff) << 8) + (record[4] & 0xff);
  }

  private String whyOnlyTheirs(List<String> theirs) {
    if (opinion.isMalformed()) {
      return "malformed, they say";
    }
    if (theirs.size() > 1) {
      return "several names";
    }
    if (input.kind() == Kind.HTTP && goesOn()) {
      return READ_ON;
    }
    if (!HOST.matcher(theirs.getFirst()).matches()) {
      return "it is no host name";
    }
    return switch (input.kind()) {
      case HTTP -> whyNoRequest();
      case TLS, QUIC -> whyNoHello();
      case DNS -> whyNoAnswer();
    };
  }

  private String whyNoRequest() {
    if (!REQUEST.matcher(text()).matches()) {
      return "it is no request line";
    }
    if (text().replace("\r\n", "").matches("(?s).*[\r\n].*")) {
      return "a line ends with one character";
    }
    if (text().indexOf(0) >= 0) {
      return "the name holds a zero byte";
    }
    String head = text().split("\r\n\r\n", 2)[0];
    boolean isOdd = head.lines().skip(1).anyMatch(line -> line.indexOf(':') < 0);
    return isOdd ? "a line is no field" : UNEXPLAINED;
  }

  private String whyNoHello() {
    String name = opinion.only("tls.handshake.extensions_server_name");
    int length = opinion.number("tls.handshake.extensions_server_name_len");
    if (!opinion.only("tls.handshake.extensions_server_name_type").equals("0")) {
      return "the name is of another type";
    }
    if (length != name.length()) {
      return "the name holds a zero byte";
    }
    if (opinion.number("tls.handshake.extensions_server_name_list_len") != length + 3) {
      return "its list is longer than the name";
    }
    List<String> extensions = opinion.all("tls.handshake.extension.len");
    List<String> types = opinion.all("tls.handshake.extension.type");
    if (Collections.frequency(types, "0") > 1) {
      return "there are two extensions for it";
    }
    // Of another extension that length says nothing.
    if (!extensions.get(types.indexOf("0")).equals(Integer.toString(length + 5))) {
      return "its extension is longer than the name";
    }
    boolean isOddRecord =
        input.kind() == Kind.TLS
            && !opinion.all("tls.record.version").getFirst().startsWith("0x03");
    if (isOddRecord || !opinion.only("tls.handshake.version").startsWith("0x03")) {
      return "there is no such version";
    }
    long lengths = extensions.stream().mapToLong(Long::parseLong).sum();
    return lengths + 4L * extensions.size() == opinion.number("tls.handshake.extensions_length")
        ? UNEXPLAINED
        : "the extensions do not fill their room";
  }

  private boolean isAnswer() {
    return opinion.only("dns.flags.response").equals("1")
        && opinion.number("dns.flags.opcode") == 0
        && opinion.number("dns.flags.rcode") == 0
        && opinion.only("dns.flags.truncated").equals("0")
        && opinion.number("dns.count.queries") == 1
        && opinion.only("dns.qry.class").equals("0x0001")
        && !records.addresses().isEmpty();
  }

  private String whyNoAnswer() {
    String name = opinion.only("dns.qry.name");
    if (name.startsWith("_")) {
      return "it is a service, not a host";
    }
    if (holdsADot()) {
      return "a label holds a dot";
    }
    if (leadsForward()) {
      return "a name in it leads astray";
    }
    if (!lower(opinion.all("dns.resp.name")).stream()
        .allMatch(its -> HOST.matcher(its).matches())) {
      return "a name in it cannot be read";
    }
    boolean allHosts = lower(records.chain()).stream().allMatch(its -> HOST.matcher(its).matches());
    return allHosts ? UNEXPLAINED : "an alias is no host name";
  }

  /// Whether a label of the question does, which they print like two labels.
  private boolean holdsADot() {
    byte[] bytes = input.bytes();
    int at = 12;
    while (at < bytes.length && bytes[at] > 0 && at + bytes[at] < bytes.length) {
      if (new String(bytes, at + 1, bytes[at], StandardCharsets.ISO_8859_1).indexOf('.') >= 0) {
        return true;
      }
      at += 1 + bytes[at];
    }
    return false;
  }

  /// Whether there is a pointer to what comes behind it or to no name, which they follow.
  private boolean leadsForward() {
    byte[] bytes = input.bytes();
    for (int at = 12; at + 1 < bytes.length; at++) {
      int target = ((bytes[at] & 0x3f) << 8) | (bytes[at + 1] & 0xff);
      if ((bytes[at] & 0xc0) == 0xc0 && (target > at || target < 12)) {
        return true;
      }
    }
    return false;
  }

  private Set<String> addresses() {
    return input.answer().map(Answer::addresses).orElse(List.of()).stream()
        .map(InetAddress::getHostAddress)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
