package telltale.app.list;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import telltale.app.flow.FlowView;
import telltale.app.text.OwnerText;
import telltale.app.text.ProgramText;
import telltale.app.text.Whereabouts;
import telltale.app.words.Phrase;
import telltale.app.words.Words;
import telltale.wire.Connection;
import telltale.wire.HostName;
import telltale.wire.ProcessFacts;

/// Finds connections by what the user typed: words that have to occur somewhere in what is known
/// of a connection, and conditions such as `process:firefox country:de port:443 rate:>1M since:5m`.
/// All of them have to hold; `a,b` means either, `-` before one means not, and quotes keep spaces.
public final class FlowFilter {

  /// Lets everything through.
  public static final FlowFilter NONE = new FlowFilter("", List.of(), Optional.empty());

  private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\"?)+");

  private final String text;
  private final List<FilterTerm> terms;
  private final Optional<Phrase> problem;

  private FlowFilter(String text, List<FilterTerm> terms, Optional<Phrase> problem) {
    this.text = text;
    this.terms = List.copyOf(terms);
    this.problem = problem;
  }

  /// The filter that a text stands for.
  public static FlowFilter of(String text) {
    List<FilterTerm> all =
        WORD.matcher(text).results().map(MatchResult::group).map(FilterTerm::of).toList();
    List<FilterTerm> sound = all.stream().filter(term -> term.problem().isEmpty()).toList();
    return new FlowFilter(
        text.strip(), sound, all.stream().flatMap(term -> term.problem().stream()).findFirst());
  }

  /// What was typed.
  public String text() {
    return text;
  }

  /// What is wrong with the first condition that cannot be applied.
  public Optional<Phrase> problem() {
    return problem;
  }

  /// Whether it leaves nothing out.
  public boolean letsAllThrough() {
    return terms.isEmpty();
  }

  /// Whether time alone changes what it lets through.
  public boolean ages() {
    return terms.stream().anyMatch(FilterTerm::ages);
  }

  /// What it lets through.
  public Predicate<FlowView> in(Sight sight) {
    return flow -> test(flow, sight);
  }

  private boolean test(FlowView flow, Sight sight) {
    for (FilterTerm term : terms) {
      if (!term.holds(flow, sight)) {
        return false;
      }
    }
    return true;
  }

  /// A value as a condition takes it: `"a b"` where it has to be in quotes.
  public static String quoted(String value) {
    String plain = value.replace("\"", "");
    return plain.matches("[\\w.:/-]+") ? plain : "\"" + plain + "\"";
  }

  /// Everything that a plain word is looked for in, in lower case: in English and in the language
  /// that the user reads.
  static String known(FlowView flow, Words words) {
    String known =
        ProgramText.title(Words.ENGLISH, flow).toLowerCase(Locale.ROOT) + known(flow.connection());
    return words.english() ? known : known + '\n' + shown(flow, words);
  }

  private static String shown(FlowView flow, Words words) {
    String shown =
        ProgramText.title(words, flow) + '\n' + Whereabouts.place(words, flow.connection());
    return shown.toLowerCase(Locale.ROOT);
  }

  private static String known(Connection connection) {
    StringBuilder known = new StringBuilder(160).append('\n');
    connection
        .process()
        .ifPresentOrElse(process -> add(known, process), () -> noOwner(known, connection));
    connection.host().flatMap(HostName::name).ifPresent(name -> known.append(name).append('\n'));
    known.append(Whereabouts.endpoint(connection.remote())).append('\n');
    known.append(connection.protocol().wireName()).append('\n');
    known.append(Whereabouts.place(Words.ENGLISH, connection)).append('\n');
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
    known.append(OwnerText.title(Words.ENGLISH, connection.owner())).append('\n');
  }
}
