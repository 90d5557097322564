package telltale.app.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import telltale.app.words.Words;
import telltale.wire.HostName;

class HostFactsTest {

  @Test
  void saysWhereEachNameIsFrom() {
    Words words = Words.ENGLISH;
    HostName host =
        new HostName(
            Optional.of("nas.lan"),
            "hosts",
            List.of(new HostName.Other("box.local", "mdns"), new HostName.Other("nas", "dns")),
            Optional.empty());
    FactList facts = new FactList(words);

    new HostFacts(words).addTo(facts, host);

    List<Inspection.Section> sections = new ArrayList<>();
    facts.into(sections, "");
    assertThat(sections.getFirst().facts())
        .extracting(Inspection.Fact::value)
        .containsExactly("nas.lan (/etc/hosts)", "box.local (mDNS), nas (DNS)");
  }
}
