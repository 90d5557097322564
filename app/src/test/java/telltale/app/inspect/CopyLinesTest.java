package telltale.app.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import telltale.app.Sample;
import telltale.app.flow.FlowView;
import telltale.app.inspect.Inspection.Fact;
import telltale.app.inspect.Inspection.Section;
import telltale.app.words.Words;

class CopyLinesTest {

  @Test
  void asksTheKernelAndTheRemoteEndForTheSameConnection() {
    FlowView flow = Sample.flow(7).process("firefox", 10).host("www.example").view();

    assertThat(lines(flow))
        .containsExactly(
            "ss -tanpi 'src 192.0.2.10:40007 and dst 93.184.215.14:443'",
            "curl -v --resolve www.example:443:93.184.215.14 https://www.example:443/",
            "process:\"firefox\" host:\"www.example:443\"");
  }

  @Test
  void putsNoForeignNameIntoATerminal() {
    FlowView flow = Sample.flow(7).host("a';reboot;'").view();

    assertThat(lines(flow).get(1)).isEqualTo("curl -v https://93.184.215.14:443/");
  }

  @Test
  void anythingButTheWebIsReachedAsItIs() {
    FlowView flow = Sample.flow(7).remote("2001:db8::9", 22).view();

    assertThat(lines(flow).get(1)).isEqualTo("curl -v telnet://[2001:db8::9]:22");
  }

  @Test
  void whoCallsIsNotCalledBack() {
    assertThat(lines(Sample.flow(7).incoming().view())).hasSize(2);
  }

  private static List<String> lines(FlowView flow) {
    List<Section> sections = new ArrayList<>();
    new CopyLines(Words.ENGLISH).of(flow).into(sections, "Copy as");
    return sections.getFirst().facts().stream().map(Fact::value).toList();
  }
}
