package telltale.app.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameMutationsTest {

  @Test
  void noChangedInputBreaksAParser() {
    NameMutations run = new NameMutations(20_260_101L);
    run.read(100_000);
    assertThat(run.named()).isBetween(20_000L, 90_000L);
  }
}
