package telltale.app.neighbour;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The kernel's IPv4 neighbours, in the format of `/proc/net/arp` (see proc_pid_net(5)).
///
/// @param file the table
record ArpTable(Path file) {

  private static final int MAX_LINES = 65_536;
  private static final int COLUMNS = 6;
  private static final int ETHERNET = 1;

  /// ATF_COM in linux/if_arp.h: the address of the card is known.
  private static final int COMPLETE = 0x2;

  private static final Pattern CARD = Pattern.compile("(?:[0-9a-f]{2}:){5}[0-9a-f]{2}");

  /// The MAC address behind an address, in lower case; the first where several interfaces know one.
  Optional<String> card(InetAddress address) {
    String wanted = address.getHostAddress();
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      return lines
          .lines()
          .limit(MAX_LINES)
          .map(line -> line.strip().split("\\s+", -1))
          .filter(words -> words.length >= COLUMNS && words[0].equals(wanted))
          .filter(words -> number(words[1]) == ETHERNET && (number(words[2]) & COMPLETE) != 0)
          .map(words -> words[3].toLowerCase(Locale.ROOT))
          .filter(card -> CARD.matcher(card).matches() && !card.equals("00:00:00:00:00:00"))
          .findFirst();
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  private static int number(String text) {
    try {
      return Integer.decode(text);
    } catch (NumberFormatException broken) {
      return 0;
    }
  }
}
