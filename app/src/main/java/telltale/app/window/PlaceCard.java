package telltale.app.window;

import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import telltale.app.correction.Correction;
import telltale.app.correction.Corrections;
import telltale.app.flow.Places;
import telltale.app.lines.WrappedLabel;
import telltale.app.map.MapPane;
import telltale.app.range.Network;
import telltale.app.settings.HomeSpot;
import telltale.app.text.VisibleText;
import telltale.app.words.Phrase;
import telltale.app.words.Speech;
import telltale.app.words.Words;
import telltale.wire.AddressText;
import telltale.wire.Place;

/// Where something is, because the user says so: a network, or this machine. While it is open, a
/// click on the map says where. A right click on the map, or the menu key, opens it for this
/// machine.
final class PlaceCard extends VBox {

  private final Speech speech;
  private final MapPane map;
  private final LiveSettings settings;
  private final Places places;
  private final Corrections corrections;
  private final Runnable onChange;
  private final Label title = new Label();
  private final WrappedLabel about = new WrappedLabel();
  private final WrappedLabel hint = new WrappedLabel();
  private final WrappedLabel problem = new WrappedLabel();
  private final PlaceFields fields;
  private final NetworkChoice scope;
  private final Button save = new Button();
  private final Button undo = new Button();
  private Subject subject = new ThisMachine();

  /// What the card is about.
  private sealed interface Subject {}

  private record ThisMachine() implements Subject {}

  private record Remote(InetAddress address, Optional<Correction> holds) implements Subject {}

  /// @param onChange told that somebody said where a network is
  PlaceCard(Speech speech, MapPane map, LiveSettings settings, Runnable onChange) {
    this.speech = speech;
    this.map = map;
    this.settings = settings;
    places = settings.atlas().places();
    corrections = settings.atlas().corrections();
    this.onChange = onChange;
    fields = new PlaceFields(speech, this::check, this::save);
    scope = new NetworkChoice(speech, this::check, this::save);
    setId("place-card");
    getStyleClass().addAll("settings-panel", "place-card");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    StackPane.setAlignment(this, Pos.TOP_LEFT);
    StackPane.setMargin(this, new Insets(12));
    about.setId("place-about");
    hint.getStyleClass().add("settings-hint");
    problem.getStyleClass().add("filter-problem");
    problem.setId("place-problem");
    getChildren().addAll(header(), about, scope, fields, hint, problem, buttons());
    speech.always(words -> spell());
    map.addEventFilter(MouseEvent.MOUSE_CLICKED, this::clicked);
    map.setOnContextMenuRequested(this::asked);
    setVisible(false);
  }

  private HBox header() {
    title.getStyleClass().add("settings-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    IconButton close =
        new IconButton("place-close", "close")
            .saying(speech, "placing.close", "placing.close.spoken");
    close.setOnAction(event -> close());
    HBox header = new HBox(title, space, close);
    header.getStyleClass().add("settings-header");
    return header;
  }

  private HBox buttons() {
    save.setId("place-save");
    save.getStyleClass().setAll("pill", "primary");
    save.setOnAction(event -> save());
    undo.setId("place-undo");
    undo.getStyleClass().setAll("pill");
    undo.setOnAction(event -> undo());
    HBox buttons = new HBox(save, undo);
    buttons.getStyleClass().addAll("inspector-actions", "place-buttons");
    return buttons;
  }

  /// Opens it for the place of a remote end.
  void openFor(InetAddress address) {
    Optional<Correction> holds = corrections.find(address);
    subject = new Remote(address, holds);
    scope.show(address, holds.map(Correction::network));
    Optional<Place> listed = places.locate(address);
    fields.show(
        listed.flatMap(PlaceCard::point),
        holds.map(Correction::country).orElseGet(() -> listed.flatMap(Place::country)).orElse(""),
        holds.map(Correction::city).orElseGet(() -> listed.flatMap(Place::city)).orElse(""));
    open();
  }

  private static Optional<Degrees> point(Place place) {
    return place.latitude().isPresent() && place.longitude().isPresent()
        ? Optional.of(new Degrees(place.latitude().getAsDouble(), place.longitude().getAsDouble()))
        : Optional.empty();
  }

  /// Opens it for the place of this machine.
  ///
  /// @param suggested where the user pointed; empty where it is now
  void openForHome(Optional<Degrees> suggested) {
    subject = new ThisMachine();
    fields.show(Optional.of(suggested.orElse(settings.home())), "", "");
    open();
  }

  private void open() {
    boolean remote = subject instanceof Remote;
    scope.setVisible(remote);
    scope.setManaged(remote);
    fields.showNames(remote);
    setVisible(true);
    spell();
    check();
    fields.focusFirst();
  }

  /// Closes it; says whether it was open.
  boolean close() {
    boolean open = isVisible();
    setVisible(false);
    map.pin(OptionalDouble.empty(), 0);
    if (open) {
      map.requestFocus();
    }
    return open;
  }

  private void spell() {
    Words words = speech.words();
    save.setText(words.say("placing.save"));
    undo.setText(words.say("placing.undo"));
    hint.setText(words.say("placing.hint"));
    boolean undoable =
        switch (subject) {
          case ThisMachine machine -> settings.now().home().isPresent();
          case Remote remote -> remote.holds().isPresent();
        };
    undo.setVisible(undoable);
    undo.setManaged(undoable);
    switch (subject) {
      case ThisMachine machine -> {
        title.setText(words.say("placing.home"));
        about.setText(words.say("placing.home.now", settings.homeSource()));
      }
      case Remote remote -> {
        title.setText(words.say("placing.remote"));
        about.setText(
            remote
                .holds()
                .map(holds -> words.say("placing.holds", holds.network().toString()))
                .orElseGet(() -> words.say("placing.of", AddressText.format(remote.address()))));
      }
    }
  }

  /// Shows on the map what the fields say, and whether that can be kept.
  private void check() {
    if (!isVisible()) {
      return;
    }
    Optional<Degrees> point = fields.point();
    map.pin(
        point.map(at -> OptionalDouble.of(at.latitude())).orElse(OptionalDouble.empty()),
        point.map(Degrees::longitude).orElse(0.0));
    Optional<Phrase> wrong = wrong(point);
    save.setDisable(wrong.isPresent());
    say(wrong.or(corrections::problem));
  }

  private Optional<Phrase> wrong(Optional<Degrees> point) {
    if (subject instanceof ThisMachine && settings.isHomeDecided()) {
      return Optional.of(Phrase.of("placing.decided"));
    }
    if (subject instanceof Remote && scope.network().isEmpty()) {
      return Optional.of(Phrase.of("placing.no-network"));
    }
    if (point.isEmpty()) {
      return Optional.of(Phrase.of("placing.no-point"));
    }
    if (!fields.country().map(Correction::isCountry).orElse(true)) {
      return Optional.of(Phrase.of("placing.no-country"));
    }
    return fields.city().map(Correction::isCity).orElse(true)
        ? Optional.empty()
        : Optional.of(Phrase.of("placing.no-city"));
  }

  private void say(Optional<Phrase> line) {
    problem.setVisible(line.isPresent());
    problem.setManaged(line.isPresent());
    problem.setText(line.map(each -> speech.words().say(VisibleText.of(each))).orElse(""));
  }

  private void save() {
    Optional<Degrees> point = fields.point();
    if (wrong(point).isPresent() || point.isEmpty()) {
      return;
    }
    switch (subject) {
      case ThisMachine machine -> {
        HomeSpot here = new HomeSpot(point.get().latitude(), point.get().longitude());
        settings.change(now -> now.withHome(Optional.of(here)));
      }
      case Remote remote -> {
        if (!corrections.put(correction(scope.network().orElseThrow(), point.get()))) {
          say(Optional.of(Phrase.of("placing.too-many")));
          return;
        }
        onChange.run();
      }
    }
    close();
  }

  private Correction correction(Network network, Degrees point) {
    return new Correction(
        network, point.latitude(), point.longitude(), fields.country(), fields.city());
  }

  private void undo() {
    switch (subject) {
      case ThisMachine machine -> settings.change(now -> now.withHome(Optional.empty()));
      case Remote remote -> {
        remote.holds().map(Correction::network).ifPresent(corrections::remove);
        onChange.run();
      }
    }
    close();
  }

  private void clicked(MouseEvent event) {
    boolean chooses =
        isVisible()
            && event.getButton() == MouseButton.PRIMARY
            && event.getClickCount() == 1
            && event.isStillSincePress();
    if (chooses) {
      fields.move(under(event.getX(), event.getY()));
      event.consume();
    }
  }

  private Degrees under(double x, double y) {
    return new Degrees(map.latitude(y), map.longitude(x));
  }

  private void asked(ContextMenuEvent event) {
    Degrees there =
        event.isKeyboardTrigger()
            ? under(map.getWidth() / 2, map.getHeight() / 2)
            : under(event.getX(), event.getY());
    if (isVisible() && subject instanceof Remote) {
      fields.move(there);
    } else {
      openForHome(Optional.of(there));
    }
    event.consume();
  }
}
