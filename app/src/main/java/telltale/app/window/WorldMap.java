package telltale.app.window;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.scene.layout.Region;
import telltale.app.flow.FlowSnapshot;
import telltale.app.selection.ProcessGroup;
import telltale.app.theme.Theme;

/// What the window needs of the map.
public interface WorldMap {

  /// The map itself.
  Region region();

  /// Shows what is going on.
  void show(FlowSnapshot snapshot);

  /// Marks a connection, or none. Never reports it back.
  void select(OptionalLong id);

  /// Names who is told about clicks: the connections under the pointer, the nearest first, or an
  /// empty list for a click beside everything.
  void onSelect(Consumer<List<Long>> listener);

  /// Wears other colours.
  void setTheme(Theme theme);

  /// How a process is told from others, as a CSS colour.
  String colour(ProcessGroup group);
}
