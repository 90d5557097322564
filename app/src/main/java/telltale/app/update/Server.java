package telltale.app.update;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;

/// Asks a server for a file, over HTTPS, or over HTTP where the server is this machine itself.
///
/// Redirects are followed here, because nobody but the server that the account belongs to may hear
/// of it: a provider keeps its files at somebody else's.
final class Server {

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");
  private static final int MOST_REDIRECTS = 5;

  private final Optional<Account> account;
  private final int patienceMillis;

  /// @param patienceMillis how long it may be silent
  Server(Optional<Account> account, int patienceMillis) {
    this.account = account;
    this.patienceMillis = patienceMillis;
  }

  /// Whether something may be asked of that address at all.
  static boolean mayAsk(URI address) {
    String host = Objects.requireNonNullElse(address.getHost(), "");
    return switch (Objects.requireNonNullElse(address.getScheme(), "")) {
      case "https" -> !host.isEmpty() && address.getUserInfo() == null;
      case "http" -> LOOPBACK.contains(host) && address.getUserInfo() == null;
      default -> false;
    };
  }

  /// Asks.
  ///
  /// @param conditions headers under which the answer may be that nothing changed
  /// @return the answer: 200, 304 or 404
  Reply get(URI address, Map<String, String> conditions) throws UpdateFailure {
    URI next = address;
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      Reply reply = once(next, sameServer(address, next), conditions);
      if (!REDIRECTS.contains(reply.status())) {
        return accepted(reply, next);
      }
      Optional<String> location = reply.header("Location");
      reply.close();
      next = target(next, location);
    }
    throw new UpdateFailure("update.redirects", host(address));
  }

  private static URI target(URI from, Optional<String> location) throws UpdateFailure {
    try {
      URI target = from.resolve(location.orElse(""));
      if (location.filter(said -> !said.isEmpty()).isPresent() && mayAsk(target)) {
        return target;
      }
    } catch (IllegalArgumentException noAddress) {
      // As good as none.
    }
    throw new UpdateFailure("update.redirects", host(from));
  }

  private static boolean sameServer(URI one, URI other) {
    return Objects.equals(one.getScheme(), other.getScheme())
        && Objects.equals(one.getHost(), other.getHost())
        && one.getPort() == other.getPort();
  }

  private Reply once(URI address, boolean withAccount, Map<String, String> conditions)
      throws UpdateFailure {
    try {
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setInstanceFollowRedirects(false);
      connection.setUseCaches(false);
      connection.setConnectTimeout(patienceMillis);
      connection.setReadTimeout(patienceMillis);
      // The JDK would name itself, with its version.
      connection.setRequestProperty("User-Agent", "Telltale");
      conditions.forEach(connection::setRequestProperty);
      if (withAccount) {
        account.ifPresent(ours -> connection.setRequestProperty("Authorization", ours.basic()));
      }
      return new Reply(connection, connection.getResponseCode());
    } catch (IOException refused) {
      throw unreachable(address, refused);
    }
  }

  private static Reply accepted(Reply reply, URI address) throws UpdateFailure {
    int status = reply.status();
    if (status == 200 || status == Reply.NOT_MODIFIED || status == Reply.NOT_FOUND) {
      return reply;
    }
    Optional<String> wait = reply.header("Retry-After").filter(said -> said.matches("[0-9]{1,6}"));
    reply.close();
    throw switch (status) {
      case 401, 403 -> new UpdateFailure("update.refused", host(address), status);
      case 429, 503 ->
          wait.isPresent()
              ? new UpdateFailure("update.busy.wait", host(address), status, wait.get())
              : new UpdateFailure("update.busy", host(address), status);
      default -> new UpdateFailure("update.status", host(address), status);
    };
  }

  /// What it means that nothing came, or nothing more.
  static UpdateFailure unreachable(URI address, IOException why) {
    return switch (why) {
      case SocketTimeoutException silent -> new UpdateFailure("update.silent", host(address));
      case UnknownHostException nobody -> new UpdateFailure("update.unknown-host", host(address));
      case SSLException untrusted -> new UpdateFailure("update.untrusted", host(address));
      default -> new UpdateFailure("update.unreachable", host(address));
    };
  }

  static String host(URI address) {
    return String.valueOf(address.getHost());
  }
}
