package telltale.app.window;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import telltale.app.choice.OneOf;
import telltale.app.range.Network;
import telltale.app.words.Speech;
import telltale.app.words.Words;

/// For which addresses something holds: the network around one, that one alone, or a network that
/// the user types.
final class NetworkChoice extends VBox {

  private final Speech speech;
  private final Runnable onChange;
  private final TextField typed = new TextField();
  private Scope scope = Scope.NETWORK;
  private Network around = Network.of(InetAddress.getLoopbackAddress());
  private Network alone = around;

  private enum Scope {
    NETWORK,
    ADDRESS,
    OTHER
  }

  /// @param speech the language that is spoken
  /// @param onChange told that another is chosen
  /// @param onEnter told that the user is done
  NetworkChoice(Speech speech, Runnable onChange, Runnable onEnter) {
    this.speech = speech;
    this.onChange = onChange;
    getStyleClass().add("place-fields");
    typed.setId("place-network");
    typed.setSkin(new SteadyCaret(typed));
    typed.getStyleClass().add("filter");
    typed.textProperty().addListener((o, was, is) -> onChange.run());
    typed.setOnAction(event -> onEnter.run());
    speech.always(words -> typed.setAccessibleText(words.say("placing.network")));
  }

  /// Offers those around that address.
  ///
  /// @param holds the network for which it holds already, if any
  void show(InetAddress address, Optional<Network> holds) {
    around = Network.around(address);
    alone = Network.of(address);
    Network chosen = holds.orElse(around);
    OneOf<Scope> choice =
        new OneOf<>(
                speech,
                List.of(
                    option(Scope.NETWORK, "network", words -> around.toString()),
                    option(Scope.ADDRESS, "address", words -> alone.toString()),
                    option(Scope.OTHER, "other", words -> words.say("placing.other"))),
                "segment",
                this::choose)
            .named("place-scope");
    choice.getStyleClass().add("segments");
    choice.setMaxWidth(USE_PREF_SIZE);
    getChildren().setAll(choice, typed);
    scope =
        chosen.equals(around) ? Scope.NETWORK : chosen.equals(alone) ? Scope.ADDRESS : Scope.OTHER;
    typed.setText(chosen.toString());
    choice.show(scope);
    showTyped();
  }

  private static OneOf.Option<Scope> option(Scope scope, String id, Function<Words, String> word) {
    return new OneOf.Option<>(
        scope,
        id,
        word,
        words -> words.say("settings.choice", words.say("placing.network"), word.apply(words)));
  }

  private void choose(Scope chosen) {
    scope = chosen;
    showTyped();
    onChange.run();
  }

  private void showTyped() {
    typed.setVisible(scope == Scope.OTHER);
    typed.setManaged(scope == Scope.OTHER);
  }

  /// What is chosen; empty when what was typed is no network.
  Optional<Network> network() {
    return switch (scope) {
      case NETWORK -> Optional.of(around);
      case ADDRESS -> Optional.of(alone);
      case OTHER -> Network.parse(typed.getText().strip());
    };
  }
}
