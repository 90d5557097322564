package telltale.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import telltale.app.doctor.Doctor;
import telltale.app.doctor.Finding;
import telltale.app.place.Locator;
import telltale.app.place.LocatorState;
import telltale.wire.SafeText;

@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Says what this machine allows, and what to do about each blocker.")
final class DoctorCommand implements Callable<Integer> {

  private final Invocation invocation;
  @Mixin private PlaceChoice places = new PlaceChoice();

  DoctorCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws CommandFailure {
    List<Finding> findings = new ArrayList<>(new Doctor(HelperChoice.launcher()).findings());
    findings.add(geo());
    boolean runs = findings.stream().noneMatch(f -> f.level() == Finding.Level.BLOCKER);
    StringBuilder report = new StringBuilder();
    findings.forEach(finding -> report.append(text(finding)));
    report.append(runs ? "Telltale can run here.\n" : "Telltale cannot run here yet.\n");
    try {
      invocation.terminal().print(report.toString());
    } catch (IOException readerGone) {
      return runs ? ExitCode.OK : ExitCode.UNAVAILABLE;
    }
    return runs ? ExitCode.OK : ExitCode.UNAVAILABLE;
  }

  private Finding geo() {
    return switch (places.state(invocation.terminal())) {
      case LocatorState.Ready(Locator locator) -> {
        try (locator) {
          yield new Finding(Finding.Level.OK, "places", String.join(", ", locator.editions()), "");
        }
      }
      case LocatorState.Absent(String reason, String remedy) ->
          new Finding(Finding.Level.BLOCKER, "places", reason, remedy);
      case LocatorState.Unreadable(String reason, String remedy) ->
          new Finding(Finding.Level.BLOCKER, "places", reason, remedy);
    };
  }

  private static String text(Finding finding) {
    String line =
        String.format(
            Locale.ROOT,
            "%-8s %-13s %s%n",
            finding.level().name().toLowerCase(Locale.ROOT),
            finding.subject(),
            SafeText.visible(finding.fact()));
    return finding.remedy().isEmpty()
        ? line
        : line + String.format(Locale.ROOT, "%-8s %-13s > %s%n", "", "", finding.remedy());
  }
}
