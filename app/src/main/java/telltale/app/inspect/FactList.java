package telltale.app.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import telltale.app.inspect.Inspection.Fact;
import telltale.app.inspect.Inspection.Section;
import telltale.app.inspect.Inspection.Style;
import telltale.app.text.VisibleText;

/// Gathers the facts of one section; what is not known leaves no trace.
final class FactList {

  /// Longer values are cut: a command line may have a megabyte, and the first lines tell it.
  private static final int LONGEST = 1200;

  private final List<Fact> facts = new ArrayList<>();

  void text(String label, String value) {
    add(label, value, Style.TEXT);
  }

  void text(String label, Optional<String> value) {
    value.ifPresent(known -> text(label, known));
  }

  void code(String label, String value) {
    add(label, value, Style.CODE);
  }

  void code(String label, Optional<String> value) {
    value.ifPresent(known -> code(label, known));
  }

  /// A process below the one that started it.
  void branch(String label, int depth, String name) {
    String lead = depth == 0 ? "" : " ".repeat(depth - 1) + Inspection.BRANCH;
    add(label, lead + name, Style.CODE);
  }

  /// Adds the section to the others unless nothing is known.
  void into(List<Section> sections, String heading) {
    if (!facts.isEmpty()) {
      sections.add(new Section(heading, facts));
    }
  }

  private void add(String label, String value, Style style) {
    if (!value.isEmpty()) {
      facts.add(new Fact(label, VisibleText.clipped(value, LONGEST), style));
    }
  }
}
