package telltale.helper.packet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jnr.ffi.Pointer;

/// How much work each program gives the verifier, which refuses at a million instructions. Each is
/// loaded alone, so that one that this kernel cannot have does not hide the others.
final class VerifierCounts {

  private static final int INFO_BYTES = 232;
  private static final int INFO_VERIFIED_INSTRUCTIONS = 216;

  private final TestRunLibrary library;

  VerifierCounts(TestRunLibrary library) {
    this.library = library;
  }

  void print(List<Path> objects) throws IOException {
    for (String program : LoadedObject.programNames(library, objects.getFirst())) {
      List<String> figures = new ArrayList<>();
      for (Path object : objects) {
        figures.add(verified(object, program));
      }
      System.out.printf(
          "| %s: instructions verified | %s |%n", program, String.join(" | ", figures));
    }
  }

  /// Linux 5.16 and newer; 0 before.
  private String verified(Path file, String program) {
    try (LoadedObject object = LoadedObject.load(library, file, program::equals)) {
      Pointer info = LoadedObject.allocate(library, INFO_BYTES);
      Pointer length = LoadedObject.allocate(library, Integer.BYTES);
      length.putInt(0, INFO_BYTES);
      library.bpf_obj_get_info_by_fd(object.programFd(program), info, length);
      return Integer.toString(info.getInt(INFO_VERIFIED_INSTRUCTIONS));
    } catch (IOException refused) {
      return refused.getMessage();
    }
  }
}
