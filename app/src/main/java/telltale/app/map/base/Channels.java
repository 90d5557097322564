package telltale.app.map.base;

/// Red, green and blue in one number, which are blended in one step: of 21 bits each, of which a
/// colour's 8, 8 more after the point, and 5 that a blend needs on the way.
final class Channels {

  /// The share of one of two colours when the other has none.
  static final int WHOLE = 32;

  private static final int SPARE_BITS = 5;
  private static final int GREEN = 21;
  private static final int RED = 2 * GREEN;
  private static final int POINT = 8 + SPARE_BITS;
  private static final long ONE_EACH = (1L << RED) | (1L << GREEN) | 1;
  private static final long WITHOUT_SPARE = ONE_EACH * 0xFFFF;

  private Channels() {}

  /// A colour.
  ///
  /// @param colour red, green and blue, 0 to 255
  static long of(float[] colour) {
    return ((long) (colour[0] * 256) << RED)
        | ((long) (colour[1] * 256) << GREEN)
        | (long) (colour[2] * 256);
  }

  /// Two colours blended.
  ///
  /// @param share how much of the second one, up to [#WHOLE]
  static long blend(long a, long b, int share) {
    return (mixed(a, b, share) >>> SPARE_BITS) & WITHOUT_SPARE;
  }

  /// The pixel of two colours blended, with a little more light.
  ///
  /// @param light in 256ths of a step
  static int pixel(long a, long b, int share, int light) {
    long sum = mixed(a, b, share) + light * (ONE_EACH << SPARE_BITS);
    return 0xFF000000
        | ((int) (sum >>> (RED + POINT - 16)) & 0xFF0000)
        | ((int) (sum >>> (GREEN + POINT - 8)) & 0xFF00)
        | ((int) (sum >>> POINT) & 0xFF);
  }

  /// In 256ths of a step.
  static int red(long colour) {
    return (int) (colour >>> RED);
  }

  /// In 256ths of a step.
  static int green(long colour) {
    return (int) (colour >>> GREEN) & 0xFFFF;
  }

  /// In 256ths of a step.
  static int blue(long colour) {
    return (int) colour & 0xFFFF;
  }

  /// A channel of the difference may be below zero, but none of the sum is.
  private static long mixed(long a, long b, int share) {
    return a * WHOLE + (b - a) * share;
  }
}
