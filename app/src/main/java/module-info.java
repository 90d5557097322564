/// The desktop app and the terminal commands. Runs without privileges.
@org.jspecify.annotations.NullMarked
module telltale.app {
  requires transitive org.jspecify;
  requires telltale.wire;
  requires telltale.geodata;
  requires javafx.base;
  requires javafx.graphics;
  requires javafx.controls;
  requires com.gluonhq.maps;
  requires atlantafx.base;
  requires com.fasterxml.jackson.core;
  requires com.google.common;
  requires com.maxmind.db;
  requires com.maxmind.geoip2;
  requires java.desktop;
  requires info.picocli;
  requires java.logging;
  // The signals that end a command.
  requires jdk.unsupported;

  exports telltale.app to
      javafx.graphics;

  // Without this, Gluon Maps would silently fetch its tiles from a public server.
  provides com.gluonhq.maps.tile.TileRetriever with
      telltale.app.map.OfflineTiles;

  // Reads the annotations of the commands.
  opens telltale.app to
      info.picocli;
}
