package telltale.app.link;

/// Where messages come from. [#run] belongs to one thread, the reader thread; [#close] may come
/// from any other and ends it.
public interface MessageSource extends AutoCloseable {

  /// Opens the source and delivers everything it has, in order, until it ends or is closed. Blocks
  /// all that time and calls the sink on the calling thread only.
  ///
  /// @return the state it ended in: [LinkState.Unavailable] when nothing could be opened,
  ///     [LinkState.Lost] when it broke off, [LinkState.Replaying] when a recording is over
  LinkState run(MessageSink sink);

  /// Ends a running [#run] soon, and whatever process serves it. Harmless when called twice.
  @Override
  void close();
}
