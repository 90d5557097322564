/// The line protocol that helper and app share.
@org.jspecify.annotations.NullMarked
module telltale.wire {
  requires transitive org.jspecify;
  requires com.fasterxml.jackson.core;

  exports telltale.wire;
}
