package telltale.app.theme;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// What the desktop says about looks, now and whenever it changes. FX thread only.
///
/// @param colours whether its programs are dark or light
/// @param reducedMotion whether it wants less motion everywhere
public record DesktopStyle(
    ObservableValue<ColorScheme> colours, ObservableValue<Boolean> reducedMotion) {

  /// The desktop that this process runs on.
  public static DesktopStyle ofPlatform() {
    Platform.Preferences preferences = Platform.getPreferences();
    return new DesktopStyle(preferences.colorSchemeProperty(), preferences.reducedMotionProperty());
  }

  /// A light one that never changes, where there is no desktop or it must not matter.
  public static DesktopStyle none() {
    return new DesktopStyle(
        new SimpleObjectProperty<>(ColorScheme.LIGHT), new SimpleObjectProperty<>(false));
  }
}
