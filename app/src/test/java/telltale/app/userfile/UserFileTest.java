package telltale.app.userfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserFileTest {

  @TempDir private Path folder;

  private UserFile file() {
    return new UserFile(folder.resolve("deep").resolve("words.json"), 8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void holdsTheNewTextForItsUserAloneAndLeavesNothingElse() throws IOException {
    file().write(bytes("one"));
    file().write(bytes("two"));
    assertThat(file().read()).contains(bytes("two"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().path())))
        .isEqualTo("rw-------");
    assertThat(file().path().getParent()).isDirectoryContaining("glob:**words.json");
    try (var names = Files.list(file().path().getParent())) {
      assertThat(names).hasSize(1);
    }
  }

  @Test
  void readsNoMoreThanThereMayBe() throws IOException {
    file().write(bytes("12345678"));
    assertThat(file().read()).isPresent();
    file().write(bytes("123456789"));
    assertThat(file().read()).isEmpty();
  }

  @Test
  void readsNoFolderAndNothingThatIsMissing() throws IOException {
    assertThatThrownBy(() -> file().read()).isInstanceOf(NoSuchFileException.class);
    Files.createDirectories(file().path());
    assertThatThrownBy(() -> file().read())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("it is not a file");
  }

  @Test
  void keepsALinkAndWritesWhatItLeadsTo() throws IOException {
    Path real = folder.resolve("real.json");
    Files.writeString(real, "old");
    Files.createDirectories(file().path().getParent());
    Files.createSymbolicLink(file().path(), real);
    file().write(bytes("new"));
    assertThat(file().path()).isSymbolicLink();
    assertThat(real).hasContent("new");
  }

  @Test
  void findsTheFoldersOfTheSpecification() {
    assertThat(UserFolders.data(Map.of("HOME", "/home/ada")))
        .contains(Path.of("/home/ada/.local/share/telltale"));
    assertThat(UserFolders.data(Map.of("HOME", "/home/ada", "XDG_DATA_HOME", "/srv/ada")))
        .contains(Path.of("/srv/ada/telltale"));
    assertThat(UserFolders.configuration(Map.of("XDG_CONFIG_HOME", "relative"))).isEmpty();
  }
}
