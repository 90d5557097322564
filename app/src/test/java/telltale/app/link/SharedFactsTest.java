package telltale.app.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import telltale.app.Sample;
import telltale.wire.Connection;
import telltale.wire.Opened;
import telltale.wire.ProcessFacts;

class SharedFactsTest {

  private final SharedFacts facts = new SharedFacts();

  @Test
  void connectionsOfOneProcessHoldItsFactsOnce() {
    ProcessFacts first = process(connection(1, "curl"));
    ProcessFacts again = process(connection(2, "curl"));

    assertThat(again).isSameAs(first);
    assertThat(process(connection(3, "wget"))).isNotEqualTo(first);
  }

  @Test
  void nothingElseOfAConnectionChanges() {
    process(connection(1, "curl"));
    Connection second = connection(2, "curl");

    assertThat(((Opened) facts.in(new Opened(Instant.EPOCH, 2, second))).connection())
        .isEqualTo(second);
  }

  private ProcessFacts process(Connection connection) {
    Opened told = (Opened) facts.in(new Opened(Instant.EPOCH, 1, connection));
    return told.connection().process().orElseThrow();
  }

  private static Connection connection(long id, String program) {
    return Sample.flow(id).process(program, 10).view().connection();
  }
}
