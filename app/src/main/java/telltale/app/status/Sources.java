package telltale.app.status;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import telltale.app.words.Phrase;

/// What the map and its places are made of.
///
/// @param credit what the licences of the data ask to say
/// @param problems what is wrong with files that it should be made of, a sentence each
public record Sources(String credit, List<Phrase> problems) {

  /// Those that never change.
  public static ObservableValue<Sources> still(String credit) {
    return new ReadOnlyObjectWrapper<>(new Sources(credit, List.of())).getReadOnlyProperty();
  }
}
