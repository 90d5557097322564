package telltale.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is known of a process. Everything but the pid and the name may be absent: the process may
/// have ended before it could be read.
///
/// @param pid the thread group id, as seen from the initial pid namespace
/// @param name the file name of the executable, or the kernel's 15-byte name where that is all
/// @param exe the executable's path
/// @param commandLine its arguments, the program first; empty when not known
/// @param user who it runs as
/// @param parent who started it
/// @param started when it started
/// @param software what it belongs to
public record ProcessFacts(
    int pid,
    String name,
    Optional<String> exe,
    List<String> commandLine,
    Optional<User> user,
    Optional<Parent> parent,
    Optional<Instant> started,
    Software software) {

  /// Copies the list.
  public ProcessFacts {
    commandLine = List.copyOf(commandLine);
  }

  /// A user account.
  ///
  /// @param uid the effective user id
  /// @param name the account's name, where the system knows one
  public record User(int uid, Optional<String> name) {}

  /// The process that started another.
  ///
  /// @param pid its pid
  /// @param name its name, as in [ProcessFacts]
  public record Parent(int pid, Optional<String> name) {}

  /// What a process belongs to.
  ///
  /// @param unit the systemd unit, for example `sshd.service`
  /// @param container the container's name or id
  /// @param app the desktop entry, Flatpak or Snap id
  public record Software(Optional<String> unit, Optional<String> container, Optional<String> app) {

    /// Nothing known.
    public static final Software NONE =
        new Software(Optional.empty(), Optional.empty(), Optional.empty());
  }
}
