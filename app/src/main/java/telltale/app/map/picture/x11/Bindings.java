package telltale.app.map.picture.x11;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Functions of libraries that the process has loaded already, because JavaFX makes its windows
/// with them.
@SuppressWarnings("restricted") // whoever starts the app allows it, or does without
final class Bindings {

  static final AddressLayout POINTER = ValueLayout.ADDRESS;
  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  private final Linker linker = Linker.nativeLinker();
  private final SymbolLookup symbols;

  private Bindings(SymbolLookup symbols) {
    this.symbols = symbols;
  }

  /// @throws IllegalArgumentException where one of the libraries is missing
  static Bindings of(String... libraries) {
    SymbolLookup symbols = Linker.nativeLinker().defaultLookup();
    for (String library : libraries) {
      symbols = symbols.or(SymbolLookup.libraryLookup(library, Arena.global()));
    }
    return new Bindings(symbols);
  }

  /// @throws java.util.NoSuchElementException where no library has it
  MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
    return linker.downcallHandle(
        symbols.findOrThrow(name), FunctionDescriptor.of(result, arguments));
  }

  /// What the function returns, if anything, is of no interest.
  MethodHandle procedure(String name, MemoryLayout... arguments) {
    return linker.downcallHandle(symbols.findOrThrow(name), FunctionDescriptor.ofVoid(arguments));
  }

  /// No function here throws; whatever does was called with what it does not take.
  static IllegalStateException broken(Throwable thrown) {
    return new IllegalStateException("a function of X11 was called otherwise than it is", thrown);
  }
}
