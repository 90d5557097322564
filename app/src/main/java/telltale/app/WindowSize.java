package telltale.app;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The size of the window in logical pixels.
///
/// @param width at least 320
/// @param height at least 240
record WindowSize(int width, int height) {

  private static final int SMALLEST_WIDTH = 320;
  private static final int SMALLEST_HEIGHT = 240;
  private static final int LARGEST = 8192;

  /// Reads `WIDTHxHEIGHT`.
  static final class Converter implements ITypeConverter<WindowSize> {

    @Override
    public WindowSize convert(String text) {
      if (!text.matches("[0-9]{3,4}x[0-9]{3,4}")) {
        throw new TypeConversionException("it is not WIDTHxHEIGHT, such as 1280x800");
      }
      int cross = text.indexOf('x');
      int width = Integer.parseInt(text.substring(0, cross));
      int height = Integer.parseInt(text.substring(cross + 1));
      if (width < SMALLEST_WIDTH || height < SMALLEST_HEIGHT || Math.max(width, height) > LARGEST) {
        throw new TypeConversionException("it must be between 320x240 and 8192x8192");
      }
      return new WindowSize(width, height);
    }
  }
}
