package telltale.app.name.dns;

/// What tells the answer to one question from the answer to another.
///
/// @param id the number that whoever asked gave it
/// @param type the kind of record that is asked for
/// @param name what is asked for
public record Question(int id, int type, String name) {}
