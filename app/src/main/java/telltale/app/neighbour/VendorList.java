package telltale.app.neighbour;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A list of the makers of network cards, by the beginnings of their addresses: IEEE's oui.txt and
/// oui.csv, Wireshark's manuf, or Nmap's nmap-mac-prefixes. Nothing of it is kept in memory: it is
/// read through for each question, which takes some tens of milliseconds.
///
/// @param files the first that is there is used
record VendorList(List<Path> files) {

  private static final long MAX_BYTES = 32 << 20;
  private static final int HEX_DIGIT_BITS = 4;

  /// `00-00-0C   (hex)		Cisco Systems, Inc`
  private static final Pattern OUI_TEXT =
      Pattern.compile("((?:[0-9A-F]{2}-){2}[0-9A-F]{2})()\\s+\\(hex\\)\\s+(.+)");

  /// `MA-L,00000C,"Cisco Systems, Inc",address`
  private static final Pattern OUI_CSV =
      Pattern.compile("[A-Z-]+,([0-9A-F]{6,9})(),(\"(?:[^\"]|\"\")*\"|[^,]*),.*");

  /// `00:1B:C5:00:00:00/36	Convergi	Converging Systems Inc.`
  private static final Pattern MANUF =
      Pattern.compile(
          "((?:[0-9A-F]{2}[:.-]){2,5}[0-9A-F]{2})(?:/([0-9]{1,2}))?\\s+(?:[^\\t]+\\t+)?([^\\t#]+).*");

  /// `00000C Cisco Systems`
  private static final Pattern NMAP = Pattern.compile("([0-9A-F]{6,9})() (\\S.*)");

  /// Whose blocks belong to many others, or to somebody who does not want to be named.
  private static final Set<String> NOBODY = Set.of("ieee registration authority", "private");

  private record Block(String beginning, String vendor) {}

  /// Where packages put such lists.
  static VendorList ofPackages() {
    return new VendorList(
        List.of(
            Path.of("/usr/share/wireshark/manuf"),
            Path.of("/usr/share/nmap/nmap-mac-prefixes"),
            Path.of("/usr/share/ieee-data/oui.txt"),
            Path.of("/usr/share/ieee-data/oui.csv"),
            Path.of("/usr/share/hwdata/oui.txt")));
  }

  /// Who made the card with that address; the narrowest block decides.
  ///
  /// @param card six bytes in hexadecimal
  Optional<String> vendor(String card) {
    String digits = digits(card);
    for (Path file : files) {
      if (Files.isRegularFile(file)) {
        return vendor(file, digits).filter(name -> !NOBODY.contains(name.toLowerCase(Locale.ROOT)));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> vendor(Path file, String digits) {
    Optional<Block> found = Optional.empty();
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      if (Files.size(file) > MAX_BYTES) {
        return Optional.empty();
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!mayBegin(line, digits)) {
          continue;
        }
        Optional<Block> block = block(line).filter(each -> digits.startsWith(each.beginning()));
        if (block.isPresent() && length(block) > length(found)) {
          found = block;
        }
      }
    } catch (IOException | UncheckedIOException unreadable) {
      return Optional.empty();
    }
    return found.map(Block::vendor);
  }

  /// Most lines are told by their first byte, which in a .csv is the second field's.
  private static boolean mayBegin(String line, String digits) {
    String first = digits.substring(0, 2);
    return line.startsWith(first) || line.startsWith(first, line.indexOf(',') + 1);
  }

  private static int length(Optional<Block> block) {
    return block.map(each -> each.beginning().length()).orElse(0);
  }

  private static Optional<Block> block(String line) {
    for (Pattern format : List.of(OUI_TEXT, OUI_CSV, MANUF, NMAP)) {
      Matcher fields = format.matcher(line);
      if (fields.matches()) {
        String digits = digits(fields.group(1));
        String bits = fields.group(2);
        int length =
            bits == null || bits.isEmpty()
                ? digits.length()
                : Integer.parseInt(bits) / HEX_DIGIT_BITS;
        String vendor = unquoted(fields.group(3)).strip();
        return length == 0 || length > digits.length() || vendor.isEmpty()
            ? Optional.empty()
            : Optional.of(new Block(digits.substring(0, length), vendor));
      }
    }
    return Optional.empty();
  }

  private static String unquoted(String field) {
    return field.length() > 1 && field.startsWith("\"")
        ? field.substring(1, field.length() - 1).replace("\"\"", "\"")
        : field;
  }

  private static String digits(String address) {
    return address.replaceAll("[:.-]", "").toUpperCase(Locale.ROOT);
  }
}
