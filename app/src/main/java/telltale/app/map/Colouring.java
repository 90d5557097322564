package telltale.app.map;

import java.util.List;
import java.util.Optional;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;
import telltale.app.map.load.Trait;
import telltale.app.map.look.ArcColours;
import telltale.app.map.look.Palette;
import telltale.app.map.look.ProcessColours;
import telltale.app.map.look.TraitColours;
import telltale.app.text.ProgramText;

/// Which colours things have right now: programs always one each, arcs whatever they are told apart
/// by.
final class Colouring {

  private static final TraitColours DIRECTIONS = new TraitColours(List.of(Trait.OUT, Trait.IN));
  private static final TraitColours PROTOCOLS =
      new TraitColours(List.of(Trait.TCP, Trait.UDP, Trait.OTHER));

  private final ProcessColours programs = new ProcessColours();
  private Palette palette = Palette.DARK;
  private Trait trait = Trait.PROGRAM;

  void palette(Palette newPalette) {
    palette = newPalette;
  }

  void by(Trait newTrait) {
    trait = newTrait;
  }

  /// What arcs are told apart by.
  Trait trait() {
    return trait;
  }

  /// Takes over which programs there are; says whether one that stays looks different now.
  boolean show(FlowSnapshot newest) {
    return programs.show(
        newest.flows().stream().flatMap(flow -> ProgramText.owner(flow).stream()).toList());
  }

  /// The colours of arcs.
  ArcColours ofArcs() {
    return switch (trait) {
      case PROGRAM -> programs;
      case DIRECTION -> DIRECTIONS;
      case PROTOCOL -> PROTOCOLS;
    };
  }

  /// The values that have fixed colours, in the order in which they are explained; none for
  /// programs.
  List<String> explained() {
    return switch (trait) {
      case PROGRAM -> List.of();
      case DIRECTION -> DIRECTIONS.values();
      case PROTOCOL -> PROTOCOLS.values();
    };
  }

  /// The CSS colour of a program, or of connections without one.
  String ofProgram(Optional<String> program) {
    return css(programs.of(palette, program));
  }

  /// The CSS colour that a connection's arc has.
  String of(FlowView flow) {
    return of(trait.of(flow));
  }

  /// The CSS colour that arcs of that value have.
  String of(Optional<String> value) {
    return css(ofArcs().of(palette, value));
  }

  private static String css(int rgb) {
    return "#%06x".formatted(rgb);
  }
}
