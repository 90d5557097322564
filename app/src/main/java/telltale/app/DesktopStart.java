package telltale.app;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import telltale.app.map.StandIn;
import telltale.app.map.base.BaseMap;
import telltale.app.theme.Theme;
import telltale.app.window.LiveSettings;
import telltale.app.window.Preferences;
import telltale.geodata.World;
import telltale.geodata.WorldReader;

/// What a window needs and what takes long, made side by side: the toolkit, the world and a first
/// picture of it, while the main thread opens what places are found in.
///
/// @param settings the user's
/// @param toolkit on its way up
/// @param world its outlines, being read
/// @param standIn a coarse picture of it, being read
record DesktopStart(
    UserSettings settings,
    FutureTask<Toolkit> toolkit,
    FutureTask<World> world,
    FutureTask<BaseMap> standIn)
    implements AutoCloseable {

  /// Begins with all of it.
  ///
  /// @param terminal hears when settings cannot be read or kept
  static DesktopStart begin(Terminal terminal) {
    FutureTask<Toolkit> toolkit = task("toolkit", Toolkit::onScreen);
    UserSettings settings = UserSettings.open(System.getenv(), terminal);
    // What the desktop says is known only with the toolkit, and most say nothing, which is light.
    // On a dark one another picture has to be read then.
    Theme theme = Preferences.passing(settings.first()).theme(settings.first());
    return new DesktopStart(
        settings,
        toolkit,
        task("world", WorldReader::read),
        task("stand-in", () -> StandIn.read(LiveSettings.palette(theme))));
  }

  private static <T> FutureTask<T> task(String name, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Feed.daemonThreads(name).newThread(task).start();
    return task;
  }

  /// Waits for one of them.
  ///
  /// @throws CommandFailure when there is no screen to show a window on
  static <T> T result(FutureTask<T> task) throws CommandFailure {
    try {
      return task.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof CommandFailure expected) {
        throw expected;
      }
      throw new IllegalStateException(failed);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while it started", stop);
    }
  }

  /// Keeps the settings. The toolkit is ended by whoever shows the window, or with the process.
  @Override
  public void close() {
    settings.close();
  }
}
