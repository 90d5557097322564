package telltale.helper.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("kernel")
final class MutationKernelTest {

  private static final long SEED = 20_260_101L;
  private static final int MUTANTS = 20_000;

  @Test
  void countsMutatedPacketsAsTheReaderDoes() throws IOException {
    try (KernelClassifiers kernel = new KernelClassifiers()) {
      MutationRun run = new MutationRun(kernel, SEED);
      run.show(MUTANTS);

      assertThat(run.disagreements()).as("seed %d", SEED).isEmpty();
      assertThat(run.counted()).as(run.summary()).isGreaterThan(MUTANTS / 2);
      assertThat(run.refused()).as(run.summary()).isGreaterThan(MUTANTS / 50);
      assertThat(run.inexpressible()).as(run.summary()).isLessThan(MUTANTS / 10);
    }
  }
}
