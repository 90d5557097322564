package telltale.helper.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import telltale.wire.Direction;
import telltale.wire.Owner;

final class EventDecoderTest {

  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

  private final EventDecoder decoder = new EventDecoder();

  @Test
  void readsTheFirstPacketOfAFlow() {
    ByteBuffer record = record(1, 160);
    key(record);
    owner(record, 1, 0);
    record.putLong(0x55L); // cookie
    record.putLong(1_234_000_000L); // opened_boot_nanos
    record.putInt(7); // ifindex
    record.put((byte) 1); // direction
    record.flip().limit(160);

    KernelEvent event = decoder.decode(record).orElseThrow();

    assertThat(event).isInstanceOf(KernelEvent.FlowOpened.class);
    KernelEvent.FlowOpened opened = (KernelEvent.FlowOpened) event;
    assertThat(opened.key().local().address().getHostAddress()).isEqualTo("10.1.2.3");
    assertThat(opened.key().local().port()).isEqualTo(40_000);
    assertThat(opened.key().remote().address().getHostAddress()).isEqualTo("8.8.8.8");
    assertThat(opened.key().remote().port()).isEqualTo(443);
    assertThat(opened.key().isTcp()).isTrue();
    assertThat(opened.facts().direction()).isEqualTo(Direction.OUT);
    assertThat(opened.facts().ifindex()).isEqualTo(7);
    assertThat(opened.facts().cookie()).isEqualTo(0x55L);
    assertThat(opened.facts().owner())
        .isEqualTo(new KernelOwner(Owner.How.CONNECT, 4711, 99L, 1000, "curl"));
  }

  @Test
  void readsTheEndOfASocketWithItsError() {
    ByteBuffer record = record(4, 120);
    key(record);
    owner(record, 0, 0);
    record.putLong(0x66L); // cookie
    record.putInt(0xF0000001); // network_namespace
    record.putInt(111); // error
    record.put((byte) 0); // direction
    record.put((byte) 2); // old_state
    record.flip().limit(120);

    assertThat(decoder.decode(record))
        .contains(
            new KernelEvent.SocketClosed(
                5L,
                ((KernelEvent.SocketClosed) decoder.decode(record).orElseThrow()).key(),
                new KernelEvent.SocketId(0x66L, 0xF0000001),
                111,
                2));
  }

  @Test
  void saysWhyThereIsNoOwner() {
    ByteBuffer record = record(1, 160);
    key(record);
    owner(record, 0, 1);
    record.position(160).flip();

    KernelEvent.FlowOpened opened = (KernelEvent.FlowOpened) decoder.decode(record).orElseThrow();

    assertThat(opened.facts().owner().evidence()).isEqualTo(Owner.Why.KERNEL);
    assertThat(opened.facts().owner().isKnown()).isFalse();
  }

  @Test
  void refusesARecordShorterThanItsKind() {
    ByteBuffer record = record(1, 160);
    record.position(159).flip();

    assertThat(decoder.decode(record)).isEmpty();
    assertThat(decoder.refused()).isEqualTo(1);
  }

  @Test
  void refusesAnUnknownKind() {
    ByteBuffer record = record(99, 120);
    record.position(120).flip();

    assertThat(decoder.decode(record)).isEmpty();
    assertThat(decoder.refused()).isEqualTo(1);
  }

  @Test
  void readsAProgramsPathFromItsNamesAndItsArgumentsAfterIt() {
    byte[] text = "dig\0bin\0usr\0dig\0-x\0".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer record = record(7, 48 + text.length);
    record.putLong(16, 111).putLong(24, 77).putInt(32, 4711).putInt(36, 42).putInt(40, 1000);
    record.putShort(44, (short) 12).putShort(46, (short) 7).put(48, text);
    record.position(48 + text.length).flip();

    KernelEvent.ProcessStarted started =
        (KernelEvent.ProcessStarted) decoder.decode(record).orElseThrow();

    assertThat(started.path()).contains("/usr/bin/dig");
    assertThat(new String(started.arguments(), StandardCharsets.US_ASCII)).isEqualTo("dig\0-x\0");
    assertThat(started.tgid()).isEqualTo(4711);
    assertThat(started.parentTgid()).isEqualTo(42);
    assertThat(started.controlGroup()).isEqualTo(77);
  }

  @Test
  void refusesAProgramWhoseTextIsLongerThanItsRecord() {
    ByteBuffer record = record(7, 56);
    record.putShort(44, (short) 12).putShort(46, (short) 7);
    record.position(56).flip();

    assertThat(decoder.decode(record)).isEmpty();
    assertThat(decoder.refused()).isEqualTo(1);
  }

  @Test
  void readsInWhichControlGroupAProcessIs() {
    ByteBuffer forked = record(8, 48);
    forked.putLong(16, 2).putLong(24, 1).putLong(32, 77).putInt(40, 4711).putInt(44, 42);
    forked.position(48).flip();
    ByteBuffer moved = record(9, 40);
    moved.putLong(16, 2).putLong(24, 78).putInt(32, 4711).position(40).flip();

    assertThat(decoder.decode(forked))
        .contains(new KernelEvent.ProcessForked(5, 4711, 2, 42, 1, 77));
    assertThat(decoder.decode(moved)).contains(new KernelEvent.ProcessMoved(5, 4711, 2, 78));
  }

  @Test
  void readsFirstWordsOfTheLengthThatTheySay() {
    ByteBuffer record = record(10, 67);
    key(record);
    record.putInt(0xFFFFFFF0); // sequence
    record.putShort((short) 3); // length
    record.put((byte) 1).put((byte) 0); // direction, padding
    record.put(new byte[] {0x16, 3, 1}).flip();

    assertThat(decoder.decode(record))
        .get()
        .isInstanceOfSatisfying(
            KernelEvent.FirstWords.class,
            words -> {
              assertThat(words.sent()).isTrue();
              assertThat(words.sequence()).isEqualTo(0xFFFFFFF0L);
              assertThat(words.bytes()).containsExactly(0x16, 3, 1);
              assertThat(words.key().remote().port()).isEqualTo(443);
            });
  }

  @Test
  void refusesFirstWordsThatAreLongerThanTheySay() {
    ByteBuffer record = record(10, 67);
    key(record);
    record.putInt(0).putShort((short) 2).putShort((short) 1).put(new byte[3]).flip();

    assertThat(decoder.decode(record)).isEmpty();
    assertThat(decoder.refused()).isEqualTo(1);
  }

  @Test
  void neverThrowsForRandomBytes() {
    long seed = 20_260_101L;
    Random random = new Random(seed);
    int decoded = 0;
    for (int i = 0; i < 200_000; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      ByteBuffer record = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
      if (bytes.length >= 8 && random.nextBoolean()) {
        record.putInt(0, random.nextInt(11)).putInt(4, bytes.length);
      }
      decoded += decoder.decode(record).isPresent() ? 1 : 0;
    }
    assertThat(decoder.refused()).as("seed %d", seed).isEqualTo(200_000 - decoded);
  }

  @Test
  void keySurvivesTheWayToTheKernelAndBack() {
    ByteBuffer record = record(1, 160);
    key(record);
    FlowKey key = FlowKey.read(record, 16);

    assertThat(FlowKey.read(ByteBuffer.wrap(key.toBytes()).order(ByteOrder.nativeOrder()), 0))
        .isEqualTo(key);
  }

  private static ByteBuffer record(int kind, int size) {
    return ByteBuffer.allocate(256)
        .order(ByteOrder.nativeOrder())
        .putInt(kind) // kind
        .putInt(size) // size
        .putLong(5L); // boot_nanos
  }

  private static void key(ByteBuffer record) {
    record.put(MAPPED).put(new byte[] {10, 1, 2, 3}); // local_address
    record.put(MAPPED).put(new byte[] {8, 8, 8, 8}); // remote_address
    record.putShort((short) 40_000); // local_port
    record.putShort((short) 443); // remote_port
    record.put((byte) 6); // protocol
    record.put(new byte[3]); // padding
  }

  private static void owner(ByteBuffer record, int how, int why) {
    record.putLong(99L); // start_boot_nanos
    record.putInt(4711); // tgid
    record.putInt(1000); // uid
    byte[] comm = new byte[16];
    byte[] name = "curl".getBytes(StandardCharsets.UTF_8);
    System.arraycopy(name, 0, comm, 0, name.length);
    record.put(comm); // comm
    record.put((byte) how).put((byte) why).put(new byte[6]); // how, why, padding
  }
}
