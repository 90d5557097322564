package telltale.app.list;

import java.util.Map;
import telltale.app.flow.FlowStore;
import telltale.app.flow.FlowView;
import telltale.app.latest.Latest;
import telltale.app.words.Speech;
import telltale.app.words.Words;
import telltale.wire.Connection;

/// What plain words are looked for in, spelled once for each connection and kept until something
/// more is learnt of it: ten thousand of them are looked through with every key that is typed, and
/// with every newer state. One thread.
public final class SearchTexts {

  private final Speech speech;
  private final Map<Long, Spelled> spelled = new Latest<>(FlowStore.LIMIT);

  private record Spelled(Connection connection, FlowView.Names names, String text) {

    /// The stream names both ends anew only when it learnt something.
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(FlowView newest) {
      return newest.names() == names && newest.connection() == connection;
    }
  }

  /// Nothing was looked through yet.
  ///
  /// @param speech the language that the user may search in, besides English
  public SearchTexts(Speech speech) {
    this.speech = speech;
    speech.onChange(words -> forget());
  }

  /// The language that the user reads.
  Words words() {
    return speech.words();
  }

  /// Everything that a plain word is looked for in, in lower case.
  String of(FlowView flow) {
    Spelled known = spelled.get(flow.id());
    if (known == null || !known.isOf(flow)) {
      known = new Spelled(flow.connection(), flow.names(), FlowFilter.known(flow, words()));
      spelled.put(flow.id(), known);
    }
    return known.text();
  }

  /// Nobody looks for anything any more.
  public void forget() {
    spelled.clear();
  }
}
