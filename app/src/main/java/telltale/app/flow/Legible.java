package telltale.app.flow;

import java.util.Optional;
import telltale.wire.Connection;
import telltale.wire.HostName;
import telltale.wire.Place;
import telltale.wire.ProcessFacts;
import telltale.wire.SafeText;

/// Facts as a person may see them: whatever a process calls itself, no character in it acts on the
/// text around it. Done once, where facts enter the store, so that no view can forget it.
final class Legible {

  private Legible() {}

  /// @param process its process, legible already
  static Connection connection(Connection raw, Optional<ProcessFacts> process) {
    return new Connection(
        raw.protocol(),
        raw.direction(),
        raw.local(),
        raw.remote(),
        raw.owner(),
        process,
        raw.host().map(Legible::host),
        raw.place(),
        text(raw.networkInterface()),
        raw.tunnel());
  }

  /// What a database or a file of the user's own calls a place, too.
  static Connection placed(Connection raw) {
    return raw.place().isEmpty() ? raw : raw.withPlace(raw.place().map(Legible::place));
  }

  private static Place place(Place raw) {
    return new Place(
        text(raw.country()),
        text(raw.city()),
        raw.latitude(),
        raw.longitude(),
        raw.radius(),
        raw.network().map(Legible::network),
        raw.spread(),
        text(raw.range()),
        raw.card().map(Legible::card),
        SafeText.visible(raw.source()));
  }

  private static Place.Card card(Place.Card raw) {
    return new Place.Card(SafeText.visible(raw.address()), text(raw.maker()));
  }

  private static Place.Network network(Place.Network raw) {
    return new Place.Network(raw.asn(), text(raw.organisation()), SafeText.visible(raw.source()));
  }

  private static HostName host(HostName raw) {
    return new HostName(
        text(raw.name()),
        SafeText.visible(raw.source()),
        raw.others().stream()
            .map(
                other ->
                    new HostName.Other(
                        SafeText.visible(other.name()), SafeText.visible(other.source())))
            .toList(),
        text(raw.hidden()));
  }

  static ProcessFacts process(ProcessFacts raw) {
    ProcessFacts.Software software = raw.software();
    return new ProcessFacts(
        raw.pid(),
        SafeText.visible(raw.name()),
        text(raw.exe()),
        raw.commandLine().stream().map(SafeText::visible).toList(),
        raw.user().map(user -> new ProcessFacts.User(user.uid(), text(user.name()))),
        raw.parent().map(Legible::parent),
        raw.started(),
        new ProcessFacts.Software(
            text(software.unit()),
            software.container().map(Legible::container),
            software
                .app()
                .map(
                    app ->
                        new ProcessFacts.App(SafeText.visible(app.id()), text(app.packaging())))));
  }

  private static ProcessFacts.Parent parent(ProcessFacts.Parent raw) {
    return new ProcessFacts.Parent(raw.pid(), text(raw.name()), raw.parent().map(Legible::parent));
  }

  private static ProcessFacts.Container container(ProcessFacts.Container raw) {
    return new ProcessFacts.Container(
        SafeText.visible(raw.id()), text(raw.runtime()), text(raw.pod()));
  }

  private static Optional<String> text(Optional<String> raw) {
    return raw.map(SafeText::visible);
  }
}
