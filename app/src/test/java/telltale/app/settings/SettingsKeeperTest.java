package telltale.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsKeeperTest {

  private static final Settings DARK = Settings.DEFAULT.withTheme(ThemeChoice.DARK);
  private static final Settings LIGHT = Settings.DEFAULT.withTheme(ThemeChoice.LIGHT);

  @TempDir private Path folder;
  private final Queue<Runnable> later = new ArrayDeque<>();
  private final List<String> complaints = new ArrayList<>();

  @Test
  void writesManyChangesOnce() {
    SettingsFile file = file();
    SettingsKeeper keeper = keeper(file);
    keeper.keep(DARK);
    keeper.keep(LIGHT);
    assertThat(file.path()).as("who keeps does not write").doesNotExist();
    assertThat(later).hasSize(1);
    later.remove().run();
    assertThat(file.load().settings()).isEqualTo(LIGHT);
    keeper.keep(DARK);
    assertThat(later).as("a later change has its own turn").hasSize(1);
  }

  @Test
  void writesWhatStillWaitsWhenItIsClosed() {
    SettingsFile file = file();
    SettingsKeeper keeper = keeper(file);
    keeper.keep(LIGHT);
    keeper.close();
    assertThat(file.load().settings()).isEqualTo(LIGHT);
  }

  @Test
  void writesNothingWhereNothingChanged() {
    SettingsFile file = file();
    SettingsKeeper keeper = keeper(file);
    keeper.keep(DARK);
    keeper.keep(Settings.DEFAULT);
    keeper.close();
    assertThat(file.path()).doesNotExist();
  }

  @Test
  void saysOnceThatNothingCanBeKept() throws IOException {
    Path inTheWay = Files.createFile(folder.resolve("telltale"));
    SettingsKeeper keeper = keeper(new SettingsFile(inTheWay.resolve("settings.json")));
    keeper.keep(DARK);
    later.remove().run();
    keeper.keep(LIGHT);
    later.remove().run();
    assertThat(complaints).hasSize(1);
    assertThat(keeper.note().toString())
        .isEqualTo(complaints.getFirst())
        .contains("cannot be kept");
    Files.delete(inTheWay);
    keeper.keep(DARK);
    later.remove().run();
    assertThat(keeper.note().toString()).startsWith("Kept in ");
  }

  @Test
  void leavesAFileAloneThatIsNone() throws IOException {
    Path path = Files.createDirectories(folder.resolve("settings.json"));
    SettingsFile file = new SettingsFile(path);
    SettingsKeeper keeper = keeper(file);
    keeper.keep(DARK);
    keeper.close();
    assertThat(path).isEmptyDirectory();
    assertThat(complaints).isEmpty();
    assertThat(keeper.note().toString()).contains("it is not a file");
  }

  private SettingsKeeper keeper(SettingsFile file) {
    return new SettingsKeeper(file, file.load(), later::add, complaints::add);
  }

  private SettingsFile file() {
    return new SettingsFile(folder.resolve("telltale/settings.json"));
  }
}
