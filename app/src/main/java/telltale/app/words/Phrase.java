package telltale.app.words;

import java.util.List;
import java.util.function.UnaryOperator;

/// Something to say before it is known in which language: a failure that a terminal prints in
/// English, and the window in the user's words.
///
/// @param key names the text
/// @param arguments what it speaks of: numbers, texts that may be shown as they are, and phrases
public record Phrase(String key, List<Object> arguments) {

  /// Copies the list.
  public Phrase {
    arguments = List.copyOf(arguments);
  }

  /// The text of that key, with what it speaks of.
  public static Phrase of(String key, Object... arguments) {
    return new Phrase(key, List.of(arguments));
  }

  /// Words that somebody else wrote, which are the same in every language.
  public static Phrase verbatim(String text) {
    return of("verbatim", text);
  }

  /// The same with every text that it speaks of changed.
  public Phrase with(UnaryOperator<String> change) {
    return new Phrase(
        key,
        arguments.stream()
            .map(
                argument ->
                    switch (argument) {
                      case Phrase inner -> inner.with(change);
                      case String text -> change.apply(text);
                      default -> argument;
                    })
            .toList());
  }

  /// As a terminal prints it.
  @Override
  public String toString() {
    return Words.ENGLISH.say(this);
  }
}
