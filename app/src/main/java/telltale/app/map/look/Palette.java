package telltale.app.map.look;

/// The colours of the map. Every colour is packed as `0xRRGGBB`.
///
/// @param dark whether light is added to a dark ground; otherwise ink is laid on paper
/// @param ground water and land
/// @param lines what is drawn on the ground
/// @param ink text and marks
public record Palette(boolean dark, Ground ground, Lines lines, Ink ink) {

  /// Calm blue-grey, for a dark window.
  public static final Palette DARK =
      new Palette(
          true,
          new Ground(0x0C131C, 0x152433, 0x243142, 0x2D3E52, 0x35506B),
          new Lines(0x5F809E, 0x465D75, 0x8FB4DA),
          new Ink(0xA3B5C9, 0xDCE6F2, 0x0A0F16, 0xF4F8FF, 0x93A0B0, 0xFF6B61));

  /// Paper on a pale sea, for a light window.
  public static final Palette LIGHT =
      new Palette(
          false,
          new Ground(0xC9D6E0, 0xDCE6EC, 0xF7F4EE, 0xEFEAE0, 0xB3C5D2),
          new Lines(0x93A9B8, 0xCFC6B6, 0x5C7A92),
          new Ink(0x5F5D58, 0x23303D, 0xF9F7F2, 0x17324D, 0x6F7B87, 0xC62F24));

  /// Edges and names in white on black, for eyes that need more contrast.
  public static final Palette CONTRAST =
      new Palette(
          true,
          new Ground(0x000000, 0x000000, 0x16191E, 0x1C2026, 0x2A3440),
          new Lines(0xE8EEF5, 0x8A98A8, 0x5C6C7C),
          new Ink(0xE6EBF1, 0xFFFFFF, 0x000000, 0xFFFFFF, 0xB4BEC9, 0xFF8A80));

  /// Water and land.
  ///
  /// @param deepWater far from any coast
  /// @param shelfWater near a coast
  /// @param land the inside of a continent
  /// @param landEdge land along its coast
  /// @param coastGlow laid on the water that touches a coast
  public record Ground(int deepWater, int shelfWater, int land, int landEdge, int coastGlow) {}

  /// What is drawn on the ground.
  ///
  /// @param coast the shore line
  /// @param border between countries
  /// @param graticule meridians and parallels; drawn faintly
  public record Lines(int coast, int border, int graticule) {}

  /// Text and marks.
  ///
  /// @param country names of countries
  /// @param city names of end points
  /// @param halo behind every name
  /// @param home where this machine is
  /// @param unattributed connections whose process is not known
  /// @param failed connections that were refused or never answered
  public record Ink(int country, int city, int halo, int home, int unattributed, int failed) {}
}
