package telltale.app.name;

import telltale.app.link.LinkState;
import telltale.app.link.MessageSink;
import telltale.app.link.MessageSource;

/// A live source whose connections have names. What neighbours answered everybody passes as it is.
public final class NamedSource implements MessageSource {

  private final MessageSource helper;

  /// Gives names to the connections of that source.
  public NamedSource(MessageSource helper) {
    this.helper = helper;
  }

  @Override
  public LinkState run(MessageSink sink) {
    return helper.run(new NamingSink(sink));
  }

  @Override
  public void close() {
    helper.close();
  }
}
