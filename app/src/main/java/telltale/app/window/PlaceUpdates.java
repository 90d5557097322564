package telltale.app.window;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import telltale.app.words.Phrase;

/// A newer database of places, when the user asks for it. FX thread only.
public interface PlaceUpdates {

  /// What is in use, and what came of asking.
  ReadOnlyObjectProperty<State> state();

  /// Asks for a newer one; returns at once.
  void ask();

  /// How things are.
  ///
  /// @param edition what the data in use is called, with its date
  /// @param said what came of asking, or empty when nobody asked
  /// @param asking whether the answer is still to come
  record State(String edition, Optional<Phrase> said, boolean asking) {}

  /// None, for a window that fetches nothing.
  static PlaceUpdates none() {
    ReadOnlyObjectWrapper<State> still =
        new ReadOnlyObjectWrapper<>(new State("", Optional.empty(), false));
    return new PlaceUpdates() {
      @Override
      public ReadOnlyObjectProperty<State> state() {
        return still.getReadOnlyProperty();
      }

      @Override
      public void ask() {}
    };
  }
}
