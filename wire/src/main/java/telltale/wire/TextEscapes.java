package telltale.wire;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/// Tells Jackson to write every character that [SafeText#acts] as `\\u....`: a line stays one line
/// and does nothing to a terminal, whatever reads it, and a reader gets the characters back.
final class TextEscapes extends CharacterEscapes {

  private static final long serialVersionUID = 1L;
  private static final int DELETE = 0x7f;

  @Override
  public int[] getEscapeCodesForAscii() {
    int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
    codes[DELETE] = CharacterEscapes.ESCAPE_STANDARD;
    return codes;
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int character) {
    // Jackson asks for each half of a pair; halves are never alone here (SafeText.clipped).
    boolean half = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    if (half || !SafeText.acts(character)) {
      return null;
    }
    return new SerializedString(String.format("\\u%04x", character));
  }
}
