package telltale.app.map;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;
import telltale.app.identity.Identity;
import telltale.wire.CloseReason;
import telltale.wire.Connection;
import telltale.wire.Direction;
import telltale.wire.Endpoint;
import telltale.wire.Owner;
import telltale.wire.Place;
import telltale.wire.ProcessFacts;
import telltale.wire.Protocol;
import telltale.wire.Volume;

/// Made-up flows for tests and pictures.
public final class SampleFlows {

  /// The moment of every snapshot.
  public static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private static final String CITIES =
      """
      Frankfurt am Main|DE|50.11|8.68
      Amsterdam|NL|52.37|4.89
      London|GB|51.51|-0.13
      Paris|FR|48.86|2.35
      Dublin|IE|53.35|-6.26
      Stockholm|SE|59.33|18.06
      Helsinki|FI|60.17|24.94
      Warsaw|PL|52.23|21.01
      Vienna|AT|48.21|16.37
      Milan|IT|45.46|9.19
      Madrid|ES|40.42|-3.70
      Lisbon|PT|38.72|-9.14
      Zurich|CH|47.37|8.54
      Prague|CZ|50.09|14.42
      Bucharest|RO|44.43|26.10
      Athens|GR|37.98|23.73
      Istanbul|TR|41.01|28.98
      Kyiv|UA|50.45|30.52
      Moscow|RU|55.76|37.62
      Reykjavik|IS|64.15|-21.94
      Ashburn|US|39.04|-77.49
      New York|US|40.71|-74.01
      Chicago|US|41.88|-87.63
      Dallas|US|32.78|-96.80
      San Jose|US|37.34|-121.89
      Seattle|US|47.61|-122.33
      Los Angeles|US|34.05|-118.24
      Miami|US|25.76|-80.19
      Toronto|CA|43.65|-79.38
      Vancouver|CA|49.28|-123.12
      Mexico City|MX|19.43|-99.13
      Bogotá|CO|4.71|-74.07
      Lima|PE|-12.05|-77.04
      São Paulo|BR|-23.55|-46.63
      Buenos Aires|AR|-34.60|-58.38
      Santiago|CL|-33.45|-70.67
      Cape Town|ZA|-33.92|18.42
      Johannesburg|ZA|-26.20|28.05
      Nairobi|KE|-1.29|36.82
      Lagos|NG|6.52|3.38
      Cairo|EG|30.04|31.24
      Casablanca|MA|33.57|-7.59
      Tel Aviv|IL|32.08|34.78
      Dubai|AE|25.20|55.27
      Mumbai|IN|19.08|72.88
      Chennai|IN|13.08|80.27
      Bangkok|TH|13.76|100.50
      Singapore|SG|1.35|103.82
      Jakarta|ID|-6.21|106.85
      Hong Kong|HK|22.32|114.17
      Taipei|TW|25.03|121.57
      Shanghai|CN|31.23|121.47
      Beijing|CN|39.90|116.41
      Seoul|KR|37.57|126.98
      Tokyo|JP|35.68|139.69
      Osaka|JP|34.69|135.50
      Sydney|AU|-33.87|151.21
      Melbourne|AU|-37.81|144.96
      Auckland|NZ|-36.85|174.76
      Honolulu|US|21.31|-157.86
      """;

  private static final String[] PROCESSES = {
    "firefox", "curl", "sshd", "thunderbird", "spotify", "code", "apt", "syncthing", "chrome"
  };

  private SampleFlows() {}

  /// One flow to each of sixty cities, with rates from nothing to megabytes.
  public static FlowSnapshot world() {
    List<FlowView> flows = new ArrayList<>();
    Random random = new Random(7);
    long id = 1;
    for (String line : CITIES.lines().toList()) {
      String[] f = line.split("\\|", -1);
      Sample sample = new Sample(id, f[0], Double.parseDouble(f[2]), Double.parseDouble(f[3]));
      boolean idle = random.nextInt(4) == 0;
      double received =
          idle ? 0 : Math.pow(10, 1.5 + 5 * random.nextDouble() * random.nextDouble());
      double sent = idle ? 0 : received * (random.nextInt(5) == 0 ? 20 : 0.08);
      sample = sample.country(f[1]).rates(Math.min(sent, 4e6), received);
      sample = sample.process(PROCESSES[(int) (id % PROCESSES.length)]);
      if (id % 17 == 0) {
        sample = sample.ended(CloseReason.REFUSED);
      }
      flows.add((id % 11 == 0 ? sample.unattributed() : sample).view());
      id++;
    }
    return snapshot(1, flows);
  }

  /// Three flows: one busy, one idle, one inbound.
  public static FlowSnapshot three() {
    return snapshot(
        1,
        List.of(
            to(1, "Ashburn", 39.04, -77.49).rates(3e4, 2e6).process("firefox").view(),
            to(2, "Tokyo", 35.68, 139.69).process("ssh").view(),
            to(3, "São Paulo", -23.55, -46.63).rates(4e4, 900).process("sshd").inbound().view(),
            to(4, "Mumbai", 19.08, 72.88).ended(CloseReason.REFUSED).view()));
  }

  /// Many flows to random places.
  public static FlowSnapshot scattered(int count) {
    List<FlowView> flows = new ArrayList<>();
    Random random = new Random(11);
    for (int i = 0; i < count; i++) {
      double latitude = -50 + 115 * random.nextDouble();
      double longitude = -180 + 360 * random.nextDouble();
      double rate = Math.pow(10, 2 + 4 * random.nextDouble());
      flows.add(
          new Sample(i + 1, "Place " + i, latitude, longitude)
              .rates(rate * 0.1, rate)
              .process(PROCESSES[i % PROCESSES.length])
              .view());
    }
    return snapshot(1, flows);
  }

  /// Those flows at one moment.
  public static FlowSnapshot snapshot(long sequence, List<FlowView> flows) {
    return new FlowSnapshot(sequence, NOW, flows, Optional.empty());
  }

  /// One idle flow of `curl` to a city in Germany.
  public static Sample to(long id, String city, double latitude, double longitude) {
    return new Sample(id, city, latitude, longitude);
  }

  /// A flow in the making.
  public record Sample(
      long id,
      Optional<String> process,
      Optional<String> city,
      String country,
      double[] at,
      double sentRate,
      double receivedRate,
      Direction direction,
      Optional<CloseReason> end,
      String address) {

    Sample(long id, String city, double latitude, double longitude) {
      this(
          id,
          Optional.of("curl"),
          Optional.of(city),
          "DE",
          new double[] {latitude, longitude},
          0,
          0,
          Direction.OUT,
          Optional.empty(),
          "192.0.2.1");
    }

    public Sample rates(double sent, double received) {
      return new Sample(id, process, city, country, at, sent, received, direction, end, address);
    }

    public Sample process(String name) {
      return new Sample(
          id,
          Optional.of(name),
          city,
          country,
          at,
          sentRate,
          receivedRate,
          direction,
          end,
          address);
    }

    public Sample unattributed() {
      return new Sample(
          id, Optional.empty(), city, country, at, sentRate, receivedRate, direction, end, address);
    }

    public Sample country(String code) {
      return new Sample(
          id, process, city, code, at, sentRate, receivedRate, direction, end, address);
    }

    public Sample inbound() {
      return new Sample(
          id, process, city, country, at, sentRate, receivedRate, Direction.IN, end, address);
    }

    public Sample ended(CloseReason reason) {
      return new Sample(
          id,
          process,
          city,
          country,
          at,
          sentRate,
          receivedRate,
          direction,
          Optional.of(reason),
          address);
    }

    public Sample address(String literal) {
      return new Sample(
          id, process, city, country, at, sentRate, receivedRate, direction, end, literal);
    }

    /// The finished flow, opened a minute ago (a failed one just now).
    public FlowView view() {
      Connection connection =
          new Connection(
              Protocol.TCP,
              direction,
              new Endpoint(literal("192.0.2.200"), 40000),
              new Endpoint(literal(address), 443),
              process.isPresent() ? Owner.How.CONNECT : Owner.Why.UNKNOWN,
              process.map(SampleFlows::process),
              Optional.empty(),
              Optional.of(
                  new Place(
                      Optional.of(country),
                      city,
                      OptionalDouble.of(at[0]),
                      OptionalDouble.of(at[1]),
                      OptionalInt.empty(),
                      Optional.empty(),
                      "test")),
              Optional.empty(),
              false);
      return new FlowView(
          id,
          connection,
          new FlowView.Names(connection.process().map(Identity::plain), Optional.empty()),
          new Volume((long) sentRate * 10, 10),
          new Volume((long) receivedRate * 10, 10),
          sentRate,
          receivedRate,
          NOW.minusSeconds(end.isPresent() ? 1 : 60),
          NOW,
          end.map(reason -> new FlowView.End(NOW, reason, OptionalInt.empty())));
    }
  }

  private static ProcessFacts process(String name) {
    return new ProcessFacts(
        1000,
        name,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ProcessFacts.Software.NONE);
  }

  private static InetAddress literal(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException impossible) {
      throw new AssertionError("an address literal needs no lookup", impossible);
    }
  }
}
