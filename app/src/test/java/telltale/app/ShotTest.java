package telltale.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import telltale.wire.MessageWriter;
import telltale.wire.Opened;

/// Runs `shot` as a process of its own: a JVM can start the toolkit only once.
class ShotTest {

  private static final long LONGEST_SECONDS = 90;

  @TempDir private Path folder;

  @Test
  void drawsARecordingAtTheSizeAskedFor() throws Exception {
    Path file = folder.resolve("world.png");
    Ended ended = shot(file, recording(), "--size", "960x600");
    assertThat(ended.complaint()).doesNotContain("telltale: ");
    assertThat(ended.exitCode()).isZero();
    BufferedImage picture = ImageIO.read(file.toFile());
    assertThat(picture.getWidth()).isEqualTo(960);
    assertThat(picture.getHeight()).isEqualTo(600);
    assertThat(colours(picture)).as("a map is there").hasSizeGreaterThan(200);
  }

  @Test
  void drawsLargePicturesInMoreDetailWithoutAComplaint() throws Exception {
    Path recording = recording();
    Path file = folder.resolve("large.png");
    Ended ended = shot(file, recording, "--size", "2560x2000", "--theme", "light");
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.complaint()).doesNotContain("Exception");
    BufferedImage picture = ImageIO.read(file.toFile());
    assertThat(picture.getWidth()).isEqualTo(2560);
    assertThat(picture.getHeight()).isEqualTo(2000);
    assertThat(picture.getRGB(100, 1990) & 0xFFFFFF)
        .as("the sidebar is light")
        .isGreaterThan(0xF00000);
  }

  @Test
  void drawsWithFewColoursWhatStillLooksTheSame() throws Exception {
    Path recording = recording();
    Path whole = folder.resolve("whole.png");
    Path small = folder.resolve("small.png");
    assertThat(shot(whole, recording, "--size", "960x600", "--still").exitCode()).isZero();
    assertThat(shot(small, recording, "--size", "960x600", "--still", "--few-colours").exitCode())
        .isZero();
    assertThat(Files.size(small)).isLessThan(Files.size(whole) / 2);
    BufferedImage one = ImageIO.read(whole.toFile());
    BufferedImage other = ImageIO.read(small.toFile());
    assertThat(colours(other)).hasSizeBetween(50, 256);
    double distance = 0;
    for (int y = 0; y < 600; y++) {
      for (int x = 0; x < 960; x++) {
        distance += Math.abs((one.getRGB(x, y) & 255) - (other.getRGB(x, y) & 255));
      }
    }
    assertThat(distance / (600 * 960)).as("levels of blue, on average").isLessThan(3);
  }

  @Test
  void saysInOneLineWhyThereIsNothingToDraw() throws Exception {
    Ended ended = shot(folder.resolve("x.png"), folder.resolve("none"));
    assertThat(ended.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(ended.complaint()).contains("there is no such file").doesNotContain("\tat ");
  }

  @Test
  void neitherReadsNorChangesTheUsersSettings() throws Exception {
    Path settings = Files.createDirectories(folder.resolve("config/telltale"));
    Files.writeString(settings.resolve("settings.json"), "{\"theme\": \"light\"");
    Path file = folder.resolve("settings.png");
    Ended ended = shot(file, recording(), "--size", "960x600", "--panel", "settings");
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.complaint()).doesNotContain("telltale: ");
    BufferedImage picture = ImageIO.read(file.toFile());
    assertThat(picture.getRGB(100, 560) & 0xFFFFFF).as("the sidebar is dark").isLessThan(0x300000);
    assertThat(picture.getRGB(350, 180))
        .as("the panel lies over the map")
        .isEqualTo(panel(picture));
    assertThat(settings.resolve("settings.json")).hasContent("{\"theme\": \"light\"");
    try (Stream<Path> files = Files.list(settings)) {
      assertThat(files).hasSize(1);
    }
  }

  /// The colour of the sidebar, beneath the list.
  private static int panel(BufferedImage picture) {
    return picture.getRGB(100, 540);
  }

  private Path recording() throws IOException {
    Path recording = folder.resolve("r.ndjson");
    try (OutputStream out = Files.newOutputStream(recording);
        MessageWriter writer = new MessageWriter(out)) {
      writer.write(Sample.HELLO);
      writer.write(new Opened(Sample.NOW, 1, Sample.flow(1).view().connection()));
    }
    return recording;
  }

  private Ended shot(Path file, Path recording, String... more)
      throws IOException, InterruptedException {
    List<String> words =
        new ArrayList<>(List.of(file.toString(), "--replay", recording.toString(), "--after", "1"));
    words.addAll(List.of(more));
    return run(words);
  }

  private Ended run(List<String> words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dtelltale.geo=../geo-data/target/geo",
                "-cp",
                System.getProperty("java.class.path"),
                "telltale.app.Main",
                "shot"));
    command.addAll(words);
    Path complaint = folder.resolve("stderr");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(complaint.toFile());
    builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    Process process = builder.start();
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(complaint, StandardCharsets.UTF_8));
  }

  private static Set<Integer> colours(BufferedImage picture) {
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < picture.getHeight(); y += 3) {
      for (int x = 0; x < picture.getWidth(); x += 3) {
        colours.add(picture.getRGB(x, y));
      }
    }
    return colours;
  }

  private record Ended(int exitCode, String complaint) {}
}
