package telltale.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import telltale.app.domain.Domains;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;
import telltale.app.identity.Identity;
import telltale.wire.CloseReason;
import telltale.wire.Connection;
import telltale.wire.Direction;
import telltale.wire.Endpoint;
import telltale.wire.Hello;
import telltale.wire.HostName;
import telltale.wire.Owner;
import telltale.wire.Place;
import telltale.wire.ProcessFacts;
import telltale.wire.Protocol;
import telltale.wire.Volume;

/// Builds flows for tests, from defaults that a test overrides where it cares.
public final class Sample {

  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  public static final Hello HELLO =
      new Hello(NOW, 1, "0.1.0", "tracepoint", "6.18.0", "tcx", List.of("socket-state"), List.of());

  private long id = 1;
  private String process = "curl";
  private int pid = 100;
  private Optional<String> exe = Optional.of("/usr/bin/curl");
  private List<String> commandLine = List.of("curl", "-s");
  private Optional<String> known = Optional.empty();
  private Optional<String> script = Optional.empty();
  private ProcessFacts.Software software = ProcessFacts.Software.NONE;
  private ProcessFacts.Parent parent = new ProcessFacts.Parent(1, Optional.of("systemd"));
  private Owner owner = Owner.How.CONNECT;
  private Direction direction = Direction.OUT;
  private String remote = "93.184.215.14";
  private int port = 443;
  private Optional<HostName> host = Optional.empty();
  private Optional<Place> place = Optional.of(place("US", "Los Angeles", 34.05, -118.24));
  private double sentRate;
  private double receivedRate;
  private Volume sent = new Volume(2_000, 10);
  private Volume received = new Volume(30_000, 24);
  private Instant opened = NOW.minusSeconds(60);
  private Optional<FlowView.End> end = Optional.empty();

  public static Sample flow(long id) {
    Sample sample = new Sample();
    sample.id = id;
    return sample;
  }

  public static FlowSnapshot snapshot(long sequence, Sample... flows) {
    List<FlowView> views = Arrays.stream(flows).map(Sample::view).toList();
    return new FlowSnapshot(sequence, NOW, views, Optional.empty());
  }

  public static Place place(String country, String city, double latitude, double longitude) {
    return new Place(
        Optional.of(country),
        Optional.of(city).filter(name -> !name.isEmpty()),
        OptionalDouble.of(latitude),
        OptionalDouble.of(longitude),
        OptionalInt.empty(),
        Optional.empty(),
        "DB-IP City Lite 2026-02");
  }

  public Sample process(String name, int newPid) {
    process = name;
    pid = newPid;
    exe = Optional.of("/usr/bin/" + name);
    commandLine = List.of(name);
    return this;
  }

  public Sample exe(String path) {
    exe = Optional.of(path);
    return this;
  }

  /// What a person calls it, where that is not its program's name.
  public Sample knownAs(String name) {
    known = Optional.of(name);
    return this;
  }

  public Sample script(String path) {
    script = Optional.of(path);
    return knownAs(path.substring(path.lastIndexOf('/') + 1));
  }

  public Sample parent(ProcessFacts.Parent newParent) {
    parent = newParent;
    return this;
  }

  public Sample software(ProcessFacts.Software newSoftware) {
    software = newSoftware;
    return this;
  }

  public Sample commandLine(String... arguments) {
    commandLine = List.of(arguments);
    return this;
  }

  public Sample ownerless(Owner.Why why) {
    owner = why;
    return this;
  }

  public Sample owner(Owner newOwner) {
    owner = newOwner;
    return this;
  }

  public Sample incoming() {
    direction = Direction.IN;
    return this;
  }

  public Sample remote(String address, int newPort) {
    remote = address;
    port = newPort;
    return this;
  }

  public Sample host(String name) {
    host = Optional.of(new HostName(name, "dns"));
    return this;
  }

  public Sample at(String country, String city, double latitude, double longitude) {
    place = Optional.of(place(country, city, latitude, longitude));
    return this;
  }

  public Sample place(Place newPlace) {
    place = Optional.of(newPlace);
    return this;
  }

  public Sample nowhere() {
    place = Optional.empty();
    return this;
  }

  public Sample rates(double sentPerSecond, double receivedPerSecond) {
    sentRate = sentPerSecond;
    receivedRate = receivedPerSecond;
    return this;
  }

  public Sample totals(long sentBytes, long receivedBytes) {
    sent = new Volume(sentBytes, sentBytes / 900 + 1);
    received = new Volume(receivedBytes, receivedBytes / 1200 + 1);
    return this;
  }

  public Sample opened(Instant at) {
    opened = at;
    return this;
  }

  public Sample ended(CloseReason reason) {
    end = Optional.of(new FlowView.End(NOW, reason, OptionalInt.empty()));
    return this;
  }

  public FlowView view() {
    boolean owned = owner instanceof Owner.How;
    Connection connection =
        new Connection(
            Protocol.TCP,
            direction,
            new Endpoint(address("192.0.2.10"), 40_000 + (int) id),
            new Endpoint(address(remote), port),
            owner,
            owned ? Optional.of(facts()) : Optional.empty(),
            host,
            place,
            Optional.of("eth0"),
            false);
    return new FlowView(
        id,
        connection,
        new FlowView.Names(identity(connection), host.flatMap(HostName::name).map(Domains::of)),
        sent,
        received,
        sentRate,
        receivedRate,
        opened,
        NOW,
        end);
  }

  private Optional<Identity> identity(Connection connection) {
    return connection
        .process()
        .map(
            facts ->
                known
                    .map(name -> new Identity(name, script, Optional.empty()))
                    .orElse(Identity.plain(facts)));
  }

  private ProcessFacts facts() {
    return new ProcessFacts(
        pid,
        process,
        exe,
        commandLine,
        Optional.of(new ProcessFacts.User(1000, Optional.of("ada"))),
        Optional.of(parent),
        Optional.of(NOW.minusSeconds(600)),
        software);
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException notAnAddress) {
      throw new IllegalArgumentException(text, notAnAddress);
    }
  }
}
