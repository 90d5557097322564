package telltale.helper.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TunnelDevicesTest {

  private static final ProcessKey VPN = new ProcessKey(42, 7_000_000_000L, 0, "vpn");

  @TempDir private Path proc;
  private final AtomicLong nanos = new AtomicLong(1);

  @Test
  void seesAnOpenDevice() throws IOException {
    link("3", "/dev/null");
    link("4", "/dev/net/tun");
    assertThat(devices().areHeldBy(VPN)).isTrue();
  }

  @Test
  void seesNoneInOtherFilesAndInAProcessThatHasEnded() throws IOException {
    assertThat(devices().areHeldBy(VPN)).isFalse();
    link("3", "socket:[123]");
    assertThat(devices().areHeldBy(VPN)).isFalse();
  }

  @Test
  void looksAgainAfterSomeSeconds() throws IOException {
    TunnelDevices devices = devices();
    assertThat(devices.areHeldBy(VPN)).isFalse();
    link("3", "/dev/net/tun");
    assertThat(devices.areHeldBy(VPN)).isFalse();
    nanos.addAndGet(Duration.ofSeconds(6).toNanos());
    assertThat(devices.areHeldBy(VPN)).isTrue();
  }

  private TunnelDevices devices() {
    return new TunnelDevices(proc, nanos::get);
  }

  private void link(String descriptor, String target) throws IOException {
    Path folder = Files.createDirectories(proc.resolve("42").resolve("fd"));
    Files.createSymbolicLink(folder.resolve(descriptor), Path.of(target));
  }
}
