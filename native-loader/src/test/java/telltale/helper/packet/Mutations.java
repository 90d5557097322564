package telltale.helper.packet;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// An endless row of packets like those of the corpus with something wrong, the same for the same
/// seed.
final class Mutations {

  private static final int LINK_TYPE = 12;
  private static final int LEAST_BYTES = 14;
  private static final int INTERESTING_BYTES = 110;
  private static final int MOST_EDITS = 3;
  private static final int MOST_EXTENDED_BY = 80;
  private static final int MOST_WIRE_BYTES = 65_536;
  private static final int[] EDGES = {
    0, 1, 7, 8, 19, 20, 21, 27, 28, 39, 40, 41, 45, 46, 47, 48, 59, 60, 255, 256, 0x1fff, 0x2000,
    0x7fff, 0x8000, 0xfff8, 0xffff
  };
  private static final int[] PROTOCOLS = {
    0, 1, 6, 17, 33, 43, 44, 47, 50, 51, 58, 59, 60, 132, 135, 136, 253
  };

  private final List<Packet> corpus = Corpus.all();
  private final SplittableRandom random;

  Mutations(long seed) {
    random = new SplittableRandom(seed);
  }

  /// One of them.
  record Mutant(byte[] frame, Offload offload, Way way) {}

  Mutant next() {
    Packet origin = corpus.get(random.nextInt(corpus.size()));
    byte[] frame = origin.frame().clone();
    int edits = 1 + random.nextInt(MOST_EDITS);
    for (int i = 0; i < edits; i++) {
      frame = edited(frame);
    }
    Offload offload = random.nextInt(6) == 0 ? offload(frame.length) : origin.offload();
    if (offload.wireLength() != 0 && offload.wireLength() < frame.length) {
      offload = Offload.NONE;
    }
    return new Mutant(frame, offload, random.nextBoolean() ? Way.OUT : Way.IN);
  }

  private byte[] edited(byte[] frame) {
    int at = position(frame);
    switch (random.nextInt(8)) {
      case 0, 1 -> frame[at] ^= (byte) (1 << random.nextInt(8));
      case 2 -> frame[at] = (byte) random.nextInt(256);
      case 3 -> frame[at] = (byte) PROTOCOLS[random.nextInt(PROTOCOLS.length)];
      case 4 -> word(frame, at, EDGES[random.nextInt(EDGES.length)]);
      case 5 -> word(frame, at, frame.length - random.nextInt(40));
      case 6 -> {
        return Arrays.copyOf(frame, Math.max(LEAST_BYTES, frame.length - 1 - random.nextInt(60)));
      }
      default -> {
        return extended(frame);
      }
    }
    return frame;
  }

  /// Behind the addresses of the link, and mostly in the headers.
  private int position(byte[] frame) {
    int last = random.nextInt(8) == 0 ? frame.length : Math.min(frame.length, INTERESTING_BYTES);
    return LINK_TYPE + random.nextInt(last - LINK_TYPE);
  }

  private static void word(byte[] frame, int at, int value) {
    int first = Math.min(at, frame.length - 2);
    frame[first] = (byte) (value >> 8);
    frame[first + 1] = (byte) value;
  }

  private byte[] extended(byte[] frame) {
    int length = Math.min(TestRun.MOST_BYTES, frame.length + random.nextInt(MOST_EXTENDED_BY));
    byte[] longer = Arrays.copyOf(frame, length);
    for (int i = frame.length; i < length; i++) {
      longer[i] = (byte) random.nextInt(256);
    }
    return longer;
  }

  private Offload offload(int length) {
    int size =
        random.nextBoolean() ? 1 + random.nextInt(1500) : EDGES[random.nextInt(EDGES.length)];
    int segments = random.nextBoolean() ? 0 : EDGES[random.nextInt(EDGES.length)];
    int wire = random.nextBoolean() ? 0 : length + random.nextInt(MOST_WIRE_BYTES - length);
    return new Offload(size, segments, wire);
  }
}
