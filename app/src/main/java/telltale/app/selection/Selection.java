package telltale.app.selection;

import java.util.List;

/// What is picked right now.
public sealed interface Selection {

  /// Nothing is.
  Selection NONE = new Nothing();

  /// Nothing is.
  record Nothing() implements Selection {}

  /// One connection, alone or out of the several that one arc stands for.
  ///
  /// @param id the connection
  /// @param bundle every connection of the arc that was clicked, this one included
  record OneConnection(long id, List<Long> bundle) implements Selection {

    /// Copies the list.
    public OneConnection {
      bundle = List.copyOf(bundle);
    }

    /// A connection picked by itself.
    public OneConnection(long id) {
      this(id, List.of(id));
    }
  }

  /// Everything that one program has to do with one domain.
  ///
  /// @param group the program and the domain
  record OneDomain(DomainGroup group) implements Selection {}

  /// Everything that one program does.
  ///
  /// @param group the program
  record OneProcess(ProcessGroup group) implements Selection {}
}
