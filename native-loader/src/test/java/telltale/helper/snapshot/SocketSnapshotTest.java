package telltale.helper.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import telltale.helper.event.FlowKey;
import telltale.helper.event.KernelEvent.SocketFound;
import telltale.helper.event.KernelOwner;
import telltale.helper.snapshot.SocketSnapshot.Question;
import telltale.wire.Direction;
import telltale.wire.Owner;

final class SocketSnapshotTest {

  private static final int ESTABLISHED = 1;
  private static final int UNCONNECTED = 7;
  private static final int LISTEN = 10;
  private static final int PARENT = 100;
  private static final int CHILD = 101;
  private static final FlowKey TCP = new FlowKey(0, Netlink.US, 0, Netlink.WEB, 40_000, 443, 6);
  private static final FlowKey UDP = new FlowKey(0, Netlink.US, 0, Netlink.WEB, 53, 5000, 17);

  @TempDir private Path proc;
  private final Netlink tcp = new Netlink();
  private final Netlink udp = new Netlink();

  @BeforeEach
  void startProcesses() throws IOException {
    process(PARENT, 500);
    process(CHILD, 900);
    Files.createDirectories(proc.resolve("sys/fd"));
  }

  @Test
  void namesTheHolderOfAConnectionAndSaysHowItKnows() throws IOException {
    tcp.ipv4(ESTABLISHED, 40_000, 443, 11);
    hold(PARENT, 11);

    SocketFound found = everyConnected().getFirst();
    assertThat(found.key()).isEqualTo(TCP);
    assertThat(found.owner().tgid()).isEqualTo(PARENT);
    assertThat(found.owner().startBootNanos()).isEqualTo(500 * 10_000_000L);
    assertThat(found.owner().evidence()).isEqualTo(Owner.How.SNAPSHOT);
    assertThat(found.direction()).isEqualTo(Direction.OUT);
    assertThat(found.socket().networkNamespace()).isEqualTo(7);
  }

  @Test
  void whereSomebodyListensTheOtherEndBegan() throws IOException {
    tcp.ipv4(ESTABLISHED, 40_000, 443, 11).ipv4(LISTEN, 40_000, 0, 12);
    hold(PARENT, 11);

    assertThat(everyConnected())
        .singleElement()
        .extracting(SocketFound::direction)
        .isEqualTo(Direction.IN);
  }

  @Test
  void ofSeveralHoldersOfAConnectionTheOldestOwnsIt() throws IOException {
    tcp.ipv4(ESTABLISHED, 40_000, 443, 11);
    hold(CHILD, 11);
    hold(PARENT, 11);

    assertThat(owners(TCP)).containsExactly(PARENT);
  }

  @Test
  void aSocketThatNobodyHoldsHasNoOwner() {
    tcp.ipv4(ESTABLISHED, 40_000, 443, 0);

    assertThat(everyConnected()).isEmpty();
    assertThat(owners(TCP)).isEmpty();
  }

  @Test
  void namesTheHolderOfTheListenerThatAConnectionArrivedAt() throws IOException {
    tcp.ipv4(LISTEN, 40_000, 0, 12);
    hold(CHILD, 12);
    hold(PARENT, 12);

    KernelOwner owner = listeners().owner(TCP, 2).orElseThrow();
    assertThat(owner.tgid()).isEqualTo(PARENT);
    assertThat(owner.evidence()).isEqualTo(Owner.How.LISTEN);
  }

  @Test
  void namesNobodyWhereTwoProcessesListen() throws IOException {
    tcp.ipv4(LISTEN, 40_000, 0, 12).ipv4(LISTEN, 40_000, 0, 13);
    hold(CHILD, 12);
    hold(PARENT, 13);

    assertThat(listeners().owner(TCP, 2)).isEmpty();
  }

  @Test
  void aConnectionThatNobodyListenedForHasNoListener() throws IOException {
    tcp.ipv4(LISTEN, 80, 0, 12);
    hold(PARENT, 12);

    assertThat(listeners().owner(TCP, 2)).isEmpty();
  }

  @Test
  void namesTheOneProcessThatHoldsTheLocalEndOfADatagram() throws IOException {
    udp.ipv4(UNCONNECTED, 53, 0, 21);
    hold(PARENT, 21);

    assertThat(owners(UDP)).containsExactly(PARENT);
  }

  @Test
  void namesNobodyWhenTwoProcessesHoldTheLocalEndOfADatagram() throws IOException {
    udp.ipv4(UNCONNECTED, 53, 0, 21).ipv4(UNCONNECTED, 53, 0, 22);
    hold(PARENT, 21);
    hold(CHILD, 22);

    assertThat(owners(UDP)).isEmpty();
  }

  @Test
  void namesNobodyWhenTheKernelMayHaveSentADatagram() throws IOException {
    udp.ipv4(UNCONNECTED, 53, 0, 21).ipv4(UNCONNECTED, 53, 0, 22);
    hold(PARENT, 21);

    assertThat(owners(UDP)).isEmpty();
  }

  @Test
  void aConnectionWithoutASocketIsNotThereAnyMore() {
    assertThat(snapshot().list().mayHave(TCP)).isFalse();
    tcp.ipv4(ESTABLISHED, 40_000, 443, 0);
    assertThat(snapshot().list().mayHave(TCP)).isTrue();
  }

  @Test
  void anAnswerThatIsNotCompleteEndsNothing() {
    tcp.refused();

    assertThat(snapshot().list().mayHave(TCP)).isTrue();
  }

  private OlderListeners listeners() {
    SocketSnapshot snapshot = snapshot();
    return snapshot.listeners(snapshot.list());
  }

  private List<SocketFound> everyConnected() {
    return snapshot().everyConnected(snapshot().list());
  }

  private List<Integer> owners(FlowKey flow) {
    return snapshot().answers(snapshot().list(), List.of(new Question(flow, 2))).stream()
        .map(found -> found.owner().tgid())
        .toList();
  }

  private void process(int pid, int startTicks) throws IOException {
    Path folder = Files.createDirectories(proc.resolve(pid + "/fd")).getParent();
    String zeros = " 0".repeat(18);
    Files.writeString(
        folder.resolve("stat"), pid + " (a ) b) S" + zeros + " " + startTicks + " 0 0 0\n");
    Files.createSymbolicLink(folder.resolve("fd/0"), Path.of("pipe:[11]"));
  }

  private void hold(int pid, int inode) throws IOException {
    Files.createSymbolicLink(
        proc.resolve(pid + "/fd/" + (inode + 3)), Path.of("socket:[" + inode + "]"));
  }

  private SocketSnapshot snapshot() {
    return new SocketSnapshot(
        new SocketDiagnosis((request, sink) -> sink.test(answer(request).datagram())),
        proc,
        7,
        () -> 5);
  }

  /// IPv6 and raw sockets there are none of.
  private Netlink answer(byte[] request) {
    Netlink answer = new Netlink();
    if (request[16] == 2 && request[17] == 6) {
      answer.copy(tcp);
    } else if (request[16] == 2 && request[17] == 17) {
      answer.copy(udp);
    }
    return answer.done();
  }
}
