package telltale.app.map.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ChannelsTest {

  private final Random random = new Random(11);

  @Test
  void keepsEachChannelInSmallStepsOfBrightness() {
    long colour = Channels.of(new float[] {1.5f, 254, 0.25f});

    assertThat(Channels.red(colour)).isEqualTo(384);
    assertThat(Channels.green(colour)).isEqualTo(254 * 256);
    assertThat(Channels.blue(colour)).isEqualTo(64);
  }

  @Test
  void blendsEachChannelOnItsOwn() {
    for (int i = 0; i < 10_000; i++) {
      float[] a = colour();
      float[] b = colour();
      int share = random.nextInt(Channels.WHOLE + 1);
      long blend = Channels.blend(Channels.of(a), Channels.of(b), share);

      assertThat(Channels.red(blend)).isCloseTo(expected(a[0], b[0], share), within(2));
      assertThat(Channels.green(blend)).isCloseTo(expected(a[1], b[1], share), within(2));
      assertThat(Channels.blue(blend)).isCloseTo(expected(a[2], b[2], share), within(2));
    }
  }

  @Test
  void isAPixelOfTheBlendAndALittleLight() {
    for (int i = 0; i < 10_000; i++) {
      long a = Channels.of(colour());
      long b = Channels.of(colour());
      int share = random.nextInt(Channels.WHOLE + 1);
      int light = random.nextInt(256);
      long blend = Channels.blend(a, b, share);

      assertThat(Channels.pixel(a, b, share, light))
          .isEqualTo(
              0xFF000000
                  | (((Channels.red(blend) + light) >> 8) << 16)
                  | (((Channels.green(blend) + light) >> 8) << 8)
                  | ((Channels.blue(blend) + light) >> 8));
    }
  }

  private float[] colour() {
    return new float[] {channel(), channel(), channel()};
  }

  /// Often as dark or as bright as it gets.
  private float channel() {
    return Math.clamp(random.nextFloat() * 400 - 70, 0, 254);
  }

  private static int expected(float a, float b, int share) {
    return (int) ((a + (b - a) * share / Channels.WHOLE) * 256);
  }
}
