package telltale.helper.packet;

import java.io.IOException;
import java.time.Duration;

/// The long run of [MutationRun], by hand: how many packets, and optionally the seed.
final class PacketSoak {

  private PacketSoak() {}

  /// Ends with 1 when the kernel and the reader disagree.
  public static void main(String[] arguments) throws IOException {
    long packets = Long.parseLong(arguments[0]);
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
    long began = System.nanoTime();
    try (KernelClassifiers kernel = new KernelClassifiers()) {
      MutationRun run = new MutationRun(kernel, seed);
      run.show(packets);
      run.disagreements().forEach(System.out::println);
      System.out.printf(
          "%,d mutated packets, seed %d: %d disagreements in %d s (%s)%n",
          packets,
          seed,
          run.disagreed(),
          Duration.ofNanos(System.nanoTime() - began).toSeconds(),
          run.summary());
      System.exit(run.disagreed() == 0 ? 0 : 1);
    }
  }
}
