package telltale.app.name;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Wireshark's parsers, asked about a capture file.
final class Tshark {

  private static final Path PROGRAM = Path.of("/usr/bin/tshark");
  private static final String BETWEEN = "\u0001";

  private static final List<String> FIELDS =
      List.of(
          "_ws.malformed",
          "tls.record.version",
          "tls.handshake.version",
          "tls.handshake.extensions_length",
          "tls.handshake.extension.len",
          "tls.handshake.extension.type",
          "tls.handshake.extensions_server_name",
          "tls.handshake.extensions_server_name_type",
          "tls.handshake.extensions_server_name_len",
          "tls.handshake.extensions_server_name_list_len",
          "quic.version",
          "http.host",
          "dns.flags.response",
          "dns.flags.opcode",
          "dns.flags.rcode",
          "dns.flags.truncated",
          "dns.count.queries",
          "dns.count.answers",
          "dns.qry.name",
          "dns.qry.class",
          "dns.resp.name",
          "dns.resp.type",
          "dns.resp.class",
          "dns.resp.len",
          "dns.a",
          "dns.aaaa",
          "dns.cname");

  private Tshark() {}

  static boolean isThere() {
    return Files.isExecutable(PROGRAM);
  }

  /// What it says of one packet.
  record Opinion(Map<String, List<String>> fields) {

    List<String> all(String field) {
      return fields.getOrDefault(field, List.of());
    }

    /// The only value of a field; empty where there are several, or none.
    String only(String field) {
      return all(field).size() == 1 ? all(field).getFirst() : "";
    }

    /// The only value of a field as a number; -1 where there is none.
    int number(String field) {
      return only(field).isEmpty() ? -1 : Integer.parseInt(only(field));
    }

    boolean isMalformed() {
      return !all("_ws.malformed").isEmpty();
    }
  }

  /// What it says of each packet of a capture file, in their order.
  static List<Opinion> read(Path capture) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(PROGRAM.toString(), "-n", "-r", capture.toString(), "-T", "fields"));
    command.addAll(
        List.of("-E", "separator=/t", "-E", "occurrence=a", "-E", "aggregator=" + BETWEEN));
    FIELDS.forEach(field -> command.addAll(List.of("-e", field)));
    Path rows = capture.resolveSibling("opinions");
    int code =
        new ProcessBuilder(command)
            .redirectOutput(rows.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (code != 0) {
      throw new IOException("tshark ended with " + code);
    }
    return Files.readAllLines(rows, StandardCharsets.ISO_8859_1).stream().map(Tshark::row).toList();
  }

  private static Opinion row(String line) {
    String[] cells = line.split("\t", -1);
    Map<String, List<String>> fields = new HashMap<>();
    for (int i = 0; i < FIELDS.size(); i++) {
      if (!cells[i].isEmpty()) {
        fields.put(FIELDS.get(i), Arrays.asList(cells[i].split(BETWEEN, -1)));
      }
    }
    return new Opinion(fields);
  }
}
