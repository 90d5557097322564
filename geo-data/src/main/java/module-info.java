/// The outline of the world, the flags of its countries and the city database.
@org.jspecify.annotations.NullMarked
module telltale.geodata {
  requires transitive org.jspecify;

  exports telltale.geodata;
}
