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
  /// @param parent who started that one, as far as it is known
  public record Parent(int pid, Optional<String> name, Optional<Parent> parent) {

    /// A parent whose own is not known.
    public Parent(int pid, Optional<String> name) {
      this(pid, name, Optional.empty());
    }
  }

  /// What a process belongs to.
  ///
  /// @param unit the systemd unit, for example `sshd.service`, spelled as systemd does
  /// @param container the container that it runs in
  /// @param app the application that it was started as
  public record Software(Optional<String> unit, Optional<Container> container, Optional<App> app) {

    /// Nothing known.
    public static final Software NONE =
        new Software(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// A container.
  ///
  /// @param id 64 hexadecimal digits, or the name where the runtime knows containers by name
  /// @param runtime for example `docker`, `podman`, `containerd`, `cri-o`, `lxc`, `systemd-nspawn`
  /// @param pod the Kubernetes pod's uid
  public record Container(String id, Optional<String> runtime, Optional<String> pod) {}

  /// An application.
  ///
  /// @param id the Flatpak or Snap id; without packaging the desktop entry's
  /// @param packaging `flatpak` or `snap`
  public record App(String id, Optional<String> packaging) {}
}
