package telltale.app;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import telltale.app.map.MapPane;
import telltale.app.map.base.BaseMap;
import telltale.app.place.HomePlace;
import telltale.app.theme.Theme;
import telltale.geodata.World;

/// What a window is built around: the map, in the scene that may be on the screen already. FX
/// thread only.
///
/// @param sight the scene, and what is in it until then
/// @param map the map, in no scene yet
/// @param ground renders the map's ground, one picture at a time; ended by whoever takes this
record Groundwork(FirstSight sight, MapPane map, ExecutorService ground) {

  /// Makes the map.
  ///
  /// @param world its outlines
  /// @param home where this machine is drawn
  /// @param standIn a coarse picture of the whole world, until a better one is there
  static Groundwork of(FirstSight sight, World world, HomePlace home, Optional<BaseMap> standIn) {
    // Before the first control is made.
    sight.theme().setBase();
    ExecutorService ground = Executors.newSingleThreadExecutor(Feed.daemonThreads("map-ground"));
    MapPane map = new MapPane(sight.speech(), world, home.latitude(), home.longitude(), ground);
    map.setFontFamily(Theme.family());
    standIn.ifPresent(map::standIn);
    return new Groundwork(sight, map, ground);
  }
}
