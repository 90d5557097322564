package telltale.app.update;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The user's account at MaxMind. Its text never holds the key.
///
/// @param id of the account
/// @param key its licence key
public record Account(String id, String key) {

  /// @throws IllegalArgumentException when one of them is none
  public Account {
    if (!id.matches("[0-9]{1,12}") || !key.matches("[A-Za-z0-9_]{8,100}")) {
      throw new IllegalArgumentException("no account id of digits, or no licence key");
    }
  }

  /// What HTTP's Basic scheme sends.
  String basic() {
    byte[] both = (id + ":" + key).getBytes(StandardCharsets.US_ASCII);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  @Override
  public String toString() {
    return "Account[" + id + "]";
  }
}
