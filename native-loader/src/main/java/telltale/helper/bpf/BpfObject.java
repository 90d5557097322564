package telltale.helper.bpf;

import java.nio.file.Path;
import java.util.Collection;
import jnr.ffi.Pointer;

/// The object file, opened and then loaded. Closing it frees programs and maps that nothing else
/// holds.
public final class BpfObject implements AutoCloseable {

  private static final String HINT_LOAD =
      "Run `telltale doctor`: it says what this kernel allows and what to change.";

  private final Native natives;
  private final Pointer object;

  private BpfObject(Native natives, Pointer object) {
    this.natives = natives;
    this.object = object;
  }

  /// Opens the file and loads its programs, but for those that this kernel cannot have.
  ///
  /// @param without programs that are not loaded
  /// @param with programs that are loaded although the object leaves them out by itself
  /// @throws BpfException when the file is no BPF object, or the kernel refuses it
  public static BpfObject load(
      Native natives, Path file, Collection<String> without, Collection<String> with)
      throws BpfException {
    Pointer opened = natives.libbpf().bpf_object__open_file(file.toString(), null);
    BpfObject object =
        new BpfObject(
            natives,
            natives.require(opened, "opening " + file.getFileName(), "Install Telltale again."));
    try {
      for (String name : without) {
        natives.libbpf().bpf_program__set_autoload(object.pointer(name), false);
      }
      for (String name : with) {
        natives.libbpf().bpf_program__set_autoload(object.pointer(name), true);
      }
      int result = natives.libbpf().bpf_object__load(object.object);
      if (result < 0) {
        throw new BpfException("loading the kernel programs", -result, HINT_LOAD);
      }
      return object;
    } catch (BpfException refused) {
      object.close();
      throw refused;
    }
  }

  /// A program by the name of its C function.
  public BpfProgram program(String name) throws BpfException {
    return new BpfProgram(natives, pointer(name), name);
  }

  /// The descriptor of a map, valid until the object is closed.
  public int mapFd(String name) throws BpfException {
    int fd = natives.libbpf().bpf_object__find_map_fd_by_name(object, name);
    if (fd < 0) {
      throw new BpfException("finding the map " + name, -fd, "Install Telltale again.");
    }
    return fd;
  }

  private Pointer pointer(String name) throws BpfException {
    return natives.require(
        natives.libbpf().bpf_object__find_program_by_name(object, name),
        "finding the program " + name,
        "Install Telltale again.");
  }

  @Override
  public void close() {
    natives.libbpf().bpf_object__close(object);
  }
}
