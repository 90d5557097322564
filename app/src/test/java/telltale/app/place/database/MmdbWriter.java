package telltale.app.place.database;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes small MaxMind DB files (format 2.0, 32-bit records), to test with schemas whose real
/// files may not be passed on.
public final class MmdbWriter {

  private static final int EMPTY = -1;
  private static final int DATA = 1 << 24; // added to a record that points to data, not to a node

  private final String databaseType;
  private final int ipVersion;
  private final List<int[]> nodes = new ArrayList<>();
  private final Map<String, Object> claims = new LinkedHashMap<>();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  public MmdbWriter(String databaseType, int ipVersion) {
    this.databaseType = databaseType;
    this.ipVersion = ipVersion;
    nodes.add(new int[] {EMPTY, EMPTY});
  }

  /// Adds a network, for example `8.8.8.0/24`. In an IPv6 file, IPv4 networks lie under `::/96`.
  public MmdbWriter with(String network, Map<String, ?> record) {
    int slash = network.indexOf('/');
    byte[] address = InetAddress.ofLiteral(network.substring(0, slash)).getAddress();
    int bits = Integer.parseInt(network.substring(slash + 1));
    if (ipVersion == 6 && address.length == 4) {
      byte[] wide = new byte[16];
      System.arraycopy(address, 0, wide, 12, 4);
      address = wide;
      bits += 96;
    }
    int offset = data.size();
    write(data, record);
    int node = 0;
    for (int i = 0; i < bits - 1; i++) {
      node = child(node, bit(address, i));
    }
    nodes.get(node)[bit(address, bits - 1)] = DATA + offset;
    return this;
  }

  private int child(int node, int side) {
    if (nodes.get(node)[side] == EMPTY) {
      nodes.add(new int[] {EMPTY, EMPTY});
      nodes.get(node)[side] = nodes.size() - 1;
    }
    return nodes.get(node)[side];
  }

  private static int bit(byte[] address, int i) {
    return (address[i / 8] >> (7 - i % 8)) & 1;
  }

  /// Adds a network whose record is anything: for what no honest writer writes.
  public MmdbWriter withRaw(String network, byte[] record) {
    int offset = data.size();
    with(network, Map.of());
    byte[] before = Arrays.copyOf(data.toByteArray(), offset);
    data.reset();
    data.writeBytes(before);
    data.writeBytes(record);
    return this;
  }

  /// Says something else than the truth in the metadata.
  public MmdbWriter claiming(String field, Object value) {
    claims.put(field, value);
    return this;
  }

  public Path to(Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (int[] node : nodes) {
      out.writeInt(pointer(node[0]));
      out.writeInt(pointer(node[1]));
    }
    out.write(new byte[16]);
    data.writeTo(out);
    out.write(new byte[] {(byte) 0xab, (byte) 0xcd, (byte) 0xef});
    out.write("MaxMind.com".getBytes(StandardCharsets.US_ASCII));
    write(bytes, metadata());
    return Files.write(file, bytes.toByteArray());
  }

  private int pointer(int record) {
    if (record == EMPTY) {
      return nodes.size();
    }
    return record >= DATA ? nodes.size() + 16 + record - DATA : record;
  }

  private Map<String, Object> metadata() {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("binary_format_major_version", 2);
    metadata.put("binary_format_minor_version", 0);
    metadata.put("build_epoch", 1780000000L);
    metadata.put("database_type", databaseType);
    metadata.put("description", Map.of("en", "a test"));
    metadata.put("ip_version", ipVersion);
    metadata.put("languages", List.of("en"));
    metadata.put("node_count", nodes.size());
    metadata.put("record_size", 32);
    metadata.putAll(claims);
    return metadata;
  }

  private static void write(ByteArrayOutputStream bytes, Object value) {
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      switch (value) {
        case String text -> {
          byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
          control(out, 2, utf8.length);
          out.write(utf8);
        }
        case Double number -> {
          control(out, 3, 8);
          out.writeDouble(number);
        }
        case Boolean flag -> control(out, 14, flag ? 1 : 0);
        case Integer number -> {
          control(out, 6, 4);
          out.writeInt(number);
        }
        case Long number -> {
          control(out, 9, 8);
          out.writeLong(number);
        }
        case Map<?, ?> map -> {
          control(out, 7, map.size());
          map.forEach(
              (key, element) -> {
                write(bytes, key);
                write(bytes, element);
              });
        }
        case List<?> list -> {
          control(out, 11, list.size());
          list.forEach(element -> write(bytes, element));
        }
        default -> throw new IllegalArgumentException(value.getClass().getName());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One byte of type and size, or two where the type is past 7; sizes here stay under 285.
  private static void control(DataOutputStream out, int type, int size) throws IOException {
    int shortSize = Math.min(size, 29);
    out.writeByte(type > 7 ? shortSize : type << 5 | shortSize);
    if (type > 7) {
      out.writeByte(type - 7);
    }
    if (size >= 29) {
      out.writeByte(size - 29);
    }
  }
}
