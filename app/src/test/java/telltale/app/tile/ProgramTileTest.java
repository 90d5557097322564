package telltale.app.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import telltale.app.FxThread;

@Timeout(30)
class ProgramTileTest {

  private final IconImages images = new IconImages();

  @BeforeAll
  static void startTheToolkit() {
    FxThread.start();
  }

  @Test
  void showsTheFirstLetterWhereThereIsNoIcon() {
    ProgramTile tile = FxThread.call(() -> shown("‹firefox", Optional.empty()));

    assertThat(letter(tile).isVisible()).isTrue();
    assertThat(letter(tile).getText()).isEqualTo("F");
  }

  @Test
  void showsTheIconOnceItIsLoaded(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("a b#.png");
    ImageIO.write(new BufferedImage(48, 48, BufferedImage.TYPE_INT_ARGB), "png", file.toFile());

    ProgramTile tile = FxThread.call(() -> shown("Firefox", Optional.of(file)));
    awaitLoading(file);

    FxThread.run(
        () -> {
          assertThat(picture(tile).isVisible()).isTrue();
          assertThat(letter(tile).isVisible()).isFalse();
          tile.show("Other", Optional.empty(), "");
          assertThat(letter(tile).isVisible()).isTrue();
          assertThat(picture(tile).isVisible()).isFalse();
        });
  }

  @Test
  void keepsTheLetterWhereTheIconIsNoPicture(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("a.png");
    Files.writeString(file, "not a picture");

    ProgramTile tile = FxThread.call(() -> shown("Firefox", Optional.of(file)));
    awaitLoading(file);

    assertThat(FxThread.call(() -> letter(tile).isVisible())).isTrue();
  }

  private ProgramTile shown(String title, Optional<Path> icon) {
    ProgramTile tile = new ProgramTile(images);
    tile.show(title, icon, "#123456");
    return tile;
  }

  private void awaitLoading(Path file) {
    FxThread.await(
        "the icon is loaded, or refused",
        () -> images.of(file).getProgress() >= 1 || images.of(file).isError());
  }

  private static Label letter(ProgramTile tile) {
    return (Label) tile.getChildrenUnmodifiable().getLast();
  }

  private static ImageView picture(ProgramTile tile) {
    return (ImageView) tile.getChildrenUnmodifiable().getFirst();
  }
}
