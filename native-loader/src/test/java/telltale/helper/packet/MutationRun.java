package telltale.helper.packet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import telltale.helper.event.FlowKey;
import telltale.helper.packet.FlowCount.Volumes;
import telltale.helper.packet.Mutations.Mutant;

/// Shows mutants to the classifiers and adds up, beside them, what [FrameReader] says. Compared are
/// sums of some thousands, because reading the map costs more than counting; where they differ,
/// each of those is shown again alone.
final class MutationRun {

  private static final int CHUNK = 4_096;
  private static final int MOST_REPORTED = 20;

  private final KernelClassifiers kernel;
  private final Mutations mutations;
  private final List<String> disagreements = new ArrayList<>();
  private long counted;
  private long refused;
  private long notIp;
  private long inexpressible;
  private long disagreed;

  MutationRun(KernelClassifiers kernel, long seed) {
    this.kernel = kernel;
    this.mutations = new Mutations(seed);
  }

  /// Shows so many.
  void show(long mutants) throws IOException {
    for (long left = mutants; left > 0; left -= CHUNK) {
      showChunk((int) Math.min(CHUNK, left));
    }
  }

  /// On how many they do not agree.
  long disagreed() {
    return disagreed;
  }

  /// The first of those, one line each.
  List<String> disagreements() {
    return disagreements;
  }

  /// How many were counted, refused, not IP, and beyond what this kernel can be shown.
  String summary() {
    return "%,d counted, %,d refused, %,d not IP, %,d that the kernel does not run"
        .formatted(counted, refused, notIp, inexpressible);
  }

  long counted() {
    return counted;
  }

  long refused() {
    return refused;
  }

  long inexpressible() {
    return inexpressible;
  }

  private void showChunk(int size) throws IOException {
    List<Mutant> shown = new ArrayList<>(size);
    Map<FlowKey, Volumes> expected = HashMap.newHashMap(size);
    long refusedBefore = kernel.refused();
    long expectedRefused = 0;
    for (int i = 0; i < size; i++) {
      Mutant mutant = mutations.next();
      if (!kernel.show(mutant.frame(), mutant.offload(), mutant.way())) {
        inexpressible++;
        continue;
      }
      shown.add(mutant);
      expectedRefused += add(mutant, expected);
    }
    refused += expectedRefused / KernelClassifiers.SHOWINGS;
    boolean agree =
        kernel.take().equals(expected) && kernel.refused() - refusedBefore == expectedRefused;
    if (!agree) {
      long before = disagreed;
      for (Mutant mutant : shown) {
        showAlone(mutant);
      }
      if (disagreed == before) {
        disagreed++;
        disagreements.add("a chunk whose packets agree one by one");
      }
    }
  }

  /// Returns how often a mutant is refused.
  private int add(Mutant mutant, Map<FlowKey, Volumes> expected) {
    switch (FrameReader.read(mutant.frame(), mutant.offload(), mutant.way())) {
      case Reading.Counted reading -> {
        FlowCount flow = FlowCount.of(reading, mutant.way(), KernelClassifiers.SHOWINGS);
        expected.merge(flow.key(), flow.volume(), Volumes::plus);
        counted++;
      }
      case Reading.NotIp _ -> notIp++;
      case Reading.Refused _ -> {
        return KernelClassifiers.SHOWINGS;
      }
    }
    return 0;
  }

  private void showAlone(Mutant mutant) throws IOException {
    Map<FlowKey, Volumes> expected = new HashMap<>();
    long refusedBefore = kernel.refused();
    kernel.show(mutant.frame(), mutant.offload(), mutant.way());
    int expectedRefused = add(mutant, expected);
    Map<FlowKey, Volumes> taken = kernel.take();
    long takenRefused = kernel.refused() - refusedBefore;
    boolean agree = taken.equals(expected) && takenRefused == expectedRefused;
    disagreed += agree ? 0 : 1;
    if (!agree && disagreements.size() < MOST_REPORTED) {
      disagreements.add(
          "%s %s %s: the kernel has %s and refuses %d, the reader has %s and refuses %d"
              .formatted(
                  mutant.way(),
                  mutant.offload(),
                  HexFormat.of().formatHex(mutant.frame()),
                  taken,
                  takenRefused,
                  expected,
                  expectedRefused));
    }
  }
}
