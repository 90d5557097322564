package telltale.app;

/// What every command of one run of the program shares.
///
/// @param terminal where to print
/// @param signal tells when to stop
record Invocation(Terminal terminal, StopSignal signal) {}
