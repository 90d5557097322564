package telltale.app.update;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// A provider on this machine: files under names, each with an entity tag and a date, for
/// conditional requests, and an account where one is wanted.
public final class FileServer implements AutoCloseable {

  /// What it answers for one name.
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final Map<String, Answer> answers = new HashMap<>();
  final List<String> asked = new ArrayList<>();
  final List<String> authorised = new ArrayList<>();

  public FileServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Has a file under that path and query.
  public FileServer with(String name, byte[] content, String etag) {
    return answering(
        name,
        exchange -> {
          String known = exchange.getRequestHeaders().getFirst("If-None-Match");
          exchange.getResponseHeaders().add("ETag", etag);
          exchange.getResponseHeaders().add("Last-Modified", "Mon, 01 Jun 2026 00:00:00 GMT");
          if (etag.equals(known)) {
            exchange.sendResponseHeaders(304, -1);
          } else {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
          }
        });
  }

  FileServer answering(String name, Answer answer) {
    answers.put(name, answer);
    return this;
  }

  static Answer status(int status, String... header) {
    return exchange -> {
      if (header.length == 2) {
        exchange.getResponseHeaders().add(header[0], header[1]);
      }
      exchange.sendResponseHeaders(status, -1);
    };
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String name = exchange.getRequestURI().toString();
      asked.add(name);
      String account = exchange.getRequestHeaders().getFirst("Authorization");
      authorised.add(account == null ? "" : account);
      answers.getOrDefault(name, status(404)).to(exchange);
    }
  }

  public static byte[] gzipped(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
      zip.write(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  /// A tape archive of a licence and a database, as MaxMind packs them.
  static byte[] taped(byte[] database) {
    ByteArrayOutputStream tape = new ByteArrayOutputStream();
    entry(tape, "GeoLite2-City_20260602/", new byte[0], '5');
    entry(tape, "GeoLite2-City_20260602/LICENSE.txt", new byte[700], '0');
    entry(tape, "GeoLite2-City_20260602/GeoLite2-City.mmdb", database, '0');
    tape.writeBytes(new byte[1024]);
    return gzipped(tape.toByteArray());
  }

  private static void entry(ByteArrayOutputStream tape, String name, byte[] content, char type) {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 100, "0000644\0");
    put(header, 124, "%011o\0".formatted(content.length));
    header[156] = (byte) type;
    put(header, 257, "ustar\00000");
    tape.writeBytes(header);
    tape.writeBytes(content);
    tape.writeBytes(new byte[(512 - content.length % 512) % 512]);
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
