package telltale.app;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a number of seconds, such as `10` or `0.5`.
final class Seconds implements ITypeConverter<Duration> {

  private static final double MOST = 365 * 86_400.0;

  @Override
  public Duration convert(String text) {
    if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,3})?")) {
      throw new TypeConversionException("'" + text + "' is not a number of seconds");
    }
    double seconds = Double.parseDouble(text);
    if (seconds <= 0 || seconds > MOST) {
      throw new TypeConversionException("it must be more than 0 and at most a year");
    }
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
