package telltale.app.list;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import telltale.app.flow.FlowView;
import telltale.app.text.OwnerText;
import telltale.app.text.ProgramText;
import telltale.app.text.Whereabouts;
import telltale.wire.Connection;
import telltale.wire.HostName;
import telltale.wire.ProcessFacts;

/// Finds connections by what the user typed. Every word has to occur somewhere in what is known of
/// a connection: its process, user, host, address, port, protocol, city, country or network owner.
///
/// @param words lower case
public record FlowFilter(List<String> words) implements Predicate<FlowView> {

  /// Lets everything through.
  public static final FlowFilter NONE = new FlowFilter(List.of());

  /// Copies the list.
  public FlowFilter {
    words = List.copyOf(words);
  }

  /// The filter that a text stands for.
  public static FlowFilter of(String text) {
    String trimmed = text.strip().toLowerCase(Locale.ROOT);
    return trimmed.isEmpty() ? NONE : new FlowFilter(List.of(trimmed.split("\\s+")));
  }

  /// Whether it leaves nothing out.
  public boolean letsAllThrough() {
    return words.isEmpty();
  }

  @Override
  public boolean test(FlowView flow) {
    if (words.isEmpty()) {
      return true;
    }
    String known = ProgramText.title(flow).toLowerCase(Locale.ROOT) + known(flow.connection());
    return words.stream().allMatch(known::contains);
  }

  private static String known(Connection connection) {
    StringBuilder known = new StringBuilder(160).append('\n');
    connection
        .process()
        .ifPresentOrElse(process -> add(known, process), () -> noOwner(known, connection));
    connection.host().map(HostName::name).ifPresent(name -> known.append(name).append('\n'));
    known.append(Whereabouts.endpoint(connection.remote())).append('\n');
    known.append(connection.protocol().wireName()).append('\n');
    known.append(Whereabouts.place(connection)).append('\n');
    connection
        .place()
        .ifPresent(
            place -> {
              place.country().ifPresent(code -> known.append(code).append('\n'));
              place.organisation().ifPresent(name -> known.append(name).append('\n'));
            });
    return known.toString().toLowerCase(Locale.ROOT);
  }

  private static void add(StringBuilder known, ProcessFacts process) {
    known.append(process.name()).append('\n');
    process.exe().ifPresent(exe -> known.append(exe).append('\n'));
    process.user().flatMap(ProcessFacts.User::name).ifPresent(n -> known.append(n).append('\n'));
    known.append(process.pid()).append('\n');
    ProcessFacts.Software software = process.software();
    software.unit().ifPresent(unit -> known.append(unit).append('\n'));
    software.container().ifPresent(in -> known.append(in.id()).append('\n'));
    software.app().ifPresent(app -> known.append(app.id()).append('\n'));
  }

  private static void noOwner(StringBuilder known, Connection connection) {
    known.append(OwnerText.title(connection.owner())).append('\n');
  }
}
