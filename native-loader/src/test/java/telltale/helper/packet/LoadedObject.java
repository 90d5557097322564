package telltale.helper.packet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;

/// The real object, loaded without attaching anything. Closing it frees its programs and maps.
final class LoadedObject implements AutoCloseable {

  static final Path FILE =
      Path.of(System.getProperty("telltale.object", "../bpf/target/flow.bpf.o"));

  private final TestRunLibrary library;
  private final Pointer object;

  private LoadedObject(TestRunLibrary library, Pointer object) {
    this.library = library;
    this.object = object;
  }

  static TestRunLibrary library() {
    TestRunLibrary library = LibraryLoader.create(TestRunLibrary.class).load("libbpf.so.1");
    library.libbpf_set_print(null);
    return library;
  }

  /// Loads those programs only that are wanted.
  static LoadedObject load(TestRunLibrary library, Path file, Predicate<String> wanted)
      throws IOException {
    Pointer object = library.bpf_object__open_file(file.toString(), null);
    if (object == null) {
      throw new IOException("no BPF object: " + file);
    }
    LoadedObject loaded = new LoadedObject(library, object);
    for (Pointer program : loaded.programs()) {
      library.bpf_program__set_autoload(program, wanted.test(library.bpf_program__name(program)));
    }
    int result = library.bpf_object__load(object);
    if (result != 0) {
      loaded.close();
      throw new IOException("the kernel refuses the object with error " + -result);
    }
    return loaded;
  }

  static List<String> programNames(TestRunLibrary library, Path file) throws IOException {
    Pointer object = library.bpf_object__open_file(file.toString(), null);
    if (object == null) {
      throw new IOException("no BPF object: " + file);
    }
    try (LoadedObject opened = new LoadedObject(library, object)) {
      return opened.programs().stream().map(library::bpf_program__name).toList();
    }
  }

  private List<Pointer> programs() {
    List<Pointer> programs = new ArrayList<>();
    Pointer program = library.bpf_object__next_program(object, null);
    while (program != null) {
      programs.add(program);
      program = library.bpf_object__next_program(object, program);
    }
    return programs;
  }

  int programFd(String name) {
    return programs().stream()
        .filter(program -> library.bpf_program__name(program).equals(name))
        .mapToInt(library::bpf_program__fd)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no program " + name));
  }

  int mapFd(String name) {
    return library.bpf_object__find_map_fd_by_name(object, name);
  }

  static Pointer allocate(TestRunLibrary library, int bytes) {
    return Memory.allocateDirect(Runtime.getRuntime(library), bytes, true);
  }

  @Override
  public void close() {
    library.bpf_object__close(object);
  }
}
