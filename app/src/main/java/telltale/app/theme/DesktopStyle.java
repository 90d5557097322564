package telltale.app.theme;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// What the desktop says about looks, now and whenever it changes. FX thread only.
///
/// @param colours whether its programs are dark or light
/// @param reducedMotion whether it wants less motion everywhere
/// @param highContrast whether it wants more contrast everywhere
public record DesktopStyle(
    ObservableValue<ColorScheme> colours,
    ObservableValue<Boolean> reducedMotion,
    ObservableValue<Boolean> highContrast) {

  /// GTK says it by the name of its theme: `HighContrast`, `HighContrastInverse`.
  private static final String GTK_THEME = "GTK.theme_name";

  /// The desktop that this process runs on.
  public static DesktopStyle ofPlatform() {
    Platform.Preferences preferences = Platform.getPreferences();
    return new DesktopStyle(
        preferences.colorSchemeProperty(),
        preferences.reducedMotionProperty(),
        Bindings.createBooleanBinding(
            () -> preferences.getString(GTK_THEME).orElse("").startsWith("HighContrast"),
            preferences));
  }

  /// A light one that never changes, where there is no desktop or it must not matter.
  public static DesktopStyle none() {
    return new DesktopStyle(
        new SimpleObjectProperty<>(ColorScheme.LIGHT),
        new SimpleObjectProperty<>(false),
        new SimpleObjectProperty<>(false));
  }
}
