package telltale.app.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// The language that is spoken right now. What stays on the screen is said through [#always], and
/// so is said anew when the language changes; what is spelled with every frame asks for the
/// [#words] of the moment. One thread.
public final class Speech {

  private final List<Consumer<Words>> lasting = new ArrayList<>();
  private Words words;

  /// Begins with that language.
  public Speech(Words first) {
    words = first;
  }

  /// The words of the moment.
  public Words words() {
    return words;
  }

  /// A text in the language of the moment.
  public String say(String key, Object... arguments) {
    return words.say(key, arguments);
  }

  /// Has something said, now and whenever the language changes.
  ///
  /// @param say lives as long as the window does
  public void always(Consumer<Words> say) {
    say.accept(words);
    onChange(say);
  }

  /// Has something done whenever the language changes.
  ///
  /// @param say lives as long as the window does
  public void onChange(Consumer<Words> say) {
    lasting.add(say);
  }

  /// Changes the language.
  public void speak(Locale locale) {
    if (!locale.equals(words.locale())) {
      words = Words.in(locale);
      lasting.forEach(say -> say.accept(words));
    }
  }
}
