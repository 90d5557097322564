package telltale.app;

import java.io.IOException;
import java.time.Instant;
import telltale.app.flow.FlowStore;
import telltale.app.flow.PlaceMemory;
import telltale.app.flow.Places;
import telltale.app.identity.Recogniser;
import telltale.app.link.LinkState;
import telltale.app.link.RecordingWriter;
import telltale.app.watch.JsonWatch;
import telltale.wire.Message;

/// What the terminal commands do with a stream.
final class Outputs {

  private Outputs() {}

  /// Runs a session for `watch`, and has the user's files of places followed meanwhile.
  static int watch(Session session, boolean json, Terminal terminal, KnownPlaces places) {
    PlaceWatch watched = PlaceWatch.complaining(places, terminal);
    try (watched) {
      return session.run(watch(json, terminal, places));
    }
  }

  private static Session.Output watch(boolean json, Terminal terminal, Places places) {
    return json
        ? new Json(
            new JsonWatch(terminal.out(), new PlaceMemory(NeighbourPlaces.ofThisMachine(places))))
        : new TextOutput(terminal, new FlowStore(places, Recogniser.ofScripts()));
  }

  /// For `record`.
  static Session.Output recording(RecordingWriter writer) {
    return new Kept(writer);
  }

  private record Json(JsonWatch watch) implements Session.Output {

    @Override
    public void begin(LinkState state) {
      // The stream's `hello` says it.
    }

    @Override
    public void take(Message message) throws IOException {
      watch.take(message);
    }

    @Override
    public void idle(Instant now) throws IOException {
      watch.idle();
    }

    @Override
    public void end() throws IOException {
      watch.end();
    }
  }

  private record Kept(RecordingWriter writer) implements Session.Output {

    @Override
    public void begin(LinkState state) {
      // The stream's `hello` is kept like every other message.
    }

    @Override
    public void take(Message message) throws IOException {
      writer.write(message);
    }

    @Override
    public void idle(Instant now) throws IOException {
      writer.flush();
    }

    @Override
    public void end() throws IOException {
      writer.flush();
    }
  }
}
