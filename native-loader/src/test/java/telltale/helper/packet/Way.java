package telltale.helper.packet;

/// Which of the two classifiers sees a packet.
enum Way {
  OUT("telltale_out"),
  IN("telltale_in");

  private final String program;

  Way(String program) {
    this.program = program;
  }

  String program() {
    return program;
  }
}
