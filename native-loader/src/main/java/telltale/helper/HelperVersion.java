package telltale.helper;

/// The helper's release, from the manifest of its jar.
final class HelperVersion {

  static final String VALUE = read();

  private HelperVersion() {}

  private static String read() {
    String version = HelperVersion.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
