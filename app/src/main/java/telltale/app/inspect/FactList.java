package telltale.app.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import telltale.app.inspect.Inspection.Fact;
import telltale.app.inspect.Inspection.Section;
import telltale.app.inspect.Inspection.Style;
import telltale.app.text.VisibleText;
import telltale.app.words.Words;

/// Gathers the facts of one section; what is not known leaves no trace.
final class FactList {

  /// Longer values are cut: a command line may have a megabyte, and the first lines tell it.
  private static final int LONGEST = 1200;

  private final Words words;
  private final List<Fact> facts = new ArrayList<>();

  /// An empty one, in that language.
  FactList(Words words) {
    this.words = words;
  }

  /// Words of our own.
  ///
  /// @param key of the label, empty for a sentence that stands by itself
  void said(String key, String sentence) {
    said(key, sentence, Optional.empty());
  }

  /// Words of our own about a country, whose flag stands before them.
  ///
  /// @param key of the label, empty for a sentence that stands by itself
  /// @param country its code of ISO 3166-1, where it is known
  void said(String key, String sentence, Optional<String> country) {
    if (!sentence.isEmpty()) {
      facts.add(new Fact(key.isEmpty() ? "" : words.say(key), sentence, Style.TEXT, country));
    }
  }

  /// What others named.
  ///
  /// @param key of the label
  void text(String key, String value) {
    add(words.say(key), value, Style.TEXT);
  }

  void text(String key, Optional<String> value) {
    value.ifPresent(known -> text(key, known));
  }

  /// Addresses, paths and commands.
  ///
  /// @param key of the label
  void code(String key, String value) {
    add(words.say(key), value, Style.CODE);
  }

  void code(String key, Optional<String> value) {
    value.ifPresent(known -> code(key, known));
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
      facts.add(new Fact(label, VisibleText.clipped(words, value, LONGEST), style));
    }
  }
}
