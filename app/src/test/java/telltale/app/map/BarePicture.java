package telltale.app.map;

import java.nio.IntBuffer;
import javafx.animation.AnimationTimer;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// One picture that is shown anew in every frame, although it never changes: what is left of the
/// costs when nothing is painted. For comparison.
final class BarePicture extends ImageView {

  private final PixelBuffer<IntBuffer> pixels;
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          pixels.updateBuffer(all -> null);
          framesDrawn++;
        }
      };
  private long framesDrawn;

  BarePicture(int width, int height) {
    pixels =
        new PixelBuffer<>(
            width,
            height,
            IntBuffer.wrap(new int[width * height]),
            PixelFormat.getIntArgbPreInstance());
    setImage(new WritableImage(pixels));
    setSmooth(false);
    timer.start();
  }

  void stop() {
    timer.stop();
  }

  long framesDrawn() {
    return framesDrawn;
  }
}
