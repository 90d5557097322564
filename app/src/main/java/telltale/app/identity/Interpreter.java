package telltale.app.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// How an interpreter finds its script among its arguments: the first that is neither an option nor
/// an option's value. Options that bring their code along (`-c`) leave no script.
///
/// @param names file names of its executable
/// @param valueLetters short options whose value follows, attached or as the next argument
/// @param inlineLetters short options that say that there is no script
/// @param targetLetters short options whose value is what runs
/// @param attached short options whose value is always attached
/// @param values long options whose value is the next argument unless it is attached by `=`
/// @param inline long options that say that there is no script
/// @param targets long options whose value is what runs
/// @param subcommands words before the script
record Interpreter(
    Pattern names,
    String valueLetters,
    String inlineLetters,
    String targetLetters,
    String attached,
    Set<String> values,
    Set<String> inline,
    Set<String> targets,
    Set<String> subcommands) {

  private static final Set<String> NONE = Set.of();

  private static final List<Interpreter> ALL =
      List.of(
          plain("(python|pypy)[0-9.]*(-dbg)?", "WXQ", "c", "m", "")
              .with(Set.of("--check-hash-based-pycs"), NONE, NONE, NONE),
          plain("(ba|da|z|k|mk|a|r|fi|)sh[0-9.]*", "oO", "cs", "", "")
              .with(
                  Set.of("--rcfile", "--init-file", "--init-command", "--features"),
                  Set.of("--command"),
                  NONE,
                  NONE),
          plain("perl[0-9.]*", "I", "eE", "", "MmDdFxi"),
          plain("ruby[0-9.]*", "rICE", "e", "", "WKxFi")
              .with(
                  Set.of("--encoding", "--external-encoding", "--internal-encoding"),
                  NONE,
                  NONE,
                  NONE),
          plain("php[0-9.]*(-cgi)?", "dczt", "rRBESa", "fF", "")
              .with(
                  Set.of("--define", "--php-ini", "--docroot", "--zend-extension"),
                  Set.of("--run", "--server", "--process-begin", "--process-code", "--process-end"),
                  Set.of("--file", "--process-file"),
                  NONE),
          plain("node(js)?[0-9.]*", "rC", "epi", "", "")
              .with(
                  Set.of(
                      "--require",
                      "--import",
                      "--loader",
                      "--experimental-loader",
                      "--conditions",
                      "--title"),
                  Set.of("--eval", "--print", "--interactive", "--test", "--run"),
                  NONE,
                  Set.of("inspect", "debug")),
          plain("deno", "cL", "", "", "")
              .with(
                  Set.of("--config", "--import-map", "--lock", "--location", "--seed"),
                  Set.of("eval", "repl", "install", "add", "test", "task", "cache", "fmt", "lint"),
                  NONE,
                  Set.of("run", "serve")),
          plain("bun", "rc", "ep", "", "")
              .with(
                  Set.of("--preload", "--require", "--cwd", "--config"),
                  Set.of("--eval", "--print", "repl", "install", "i", "add", "test", "x", "create"),
                  NONE,
                  Set.of("run")),
          plain("(lua|luajit)[0-9.]*", "l", "e", "", ""),
          plain("(tclsh|wish|Rscript|mono)[0-9.]*", "", "e", "", ""),
          plain("dotnet", "", "", "", "")
              .with(
                  Set.of(
                      "--additionalprobingpath", "--fx-version", "--depsfile", "--runtimeconfig"),
                  Set.of("run", "build", "test", "watch", "tool", "new", "restore", "publish"),
                  NONE,
                  Set.of("exec")),
          // A jar, a module and a class all stand where the script of others does, options before.
          plain("java", "", "", "", "")
              .with(
                  Set.of(
                      "-cp",
                      "-classpath",
                      "--class-path",
                      "-p",
                      "--module-path",
                      "--upgrade-module-path",
                      "--add-modules",
                      "--add-exports",
                      "--add-opens",
                      "--add-reads",
                      "--patch-module",
                      "--limit-modules",
                      "--source"),
                  Set.of("--version", "-version", "--list-modules"),
                  Set.of("--module"),
                  NONE));

  private static Interpreter plain(
      String names, String valueLetters, String inlineLetters, String targets, String attached) {
    return new Interpreter(
        Pattern.compile(names),
        valueLetters,
        inlineLetters,
        targets,
        attached,
        NONE,
        NONE,
        NONE,
        NONE);
  }

  private Interpreter with(
      Set<String> newValues,
      Set<String> newInline,
      Set<String> newTargets,
      Set<String> newSubcommands) {
    return new Interpreter(
        names,
        valueLetters,
        inlineLetters,
        targetLetters,
        attached,
        newValues,
        newInline,
        newTargets,
        newSubcommands);
  }

  static Optional<Interpreter> named(String fileName) {
    return ALL.stream().filter(each -> each.names.matcher(fileName).matches()).findFirst();
  }

  /// What runs, if the arguments say so.
  Optional<String> target(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      Step step = step(argument);
      switch (step) {
        case Step.Stop _ -> {
          return Optional.empty();
        }
        case Step.Found(String path) -> {
          return Optional.of(path);
        }
        case Step.NextIsTarget _ -> {
          return at(arguments, i + 1);
        }
        case Step.SkipNext _ -> i++;
        case Step.GoOn _ -> {}
      }
    }
    return Optional.empty();
  }

  private static Optional<String> at(List<String> arguments, int index) {
    return index < arguments.size() ? Optional.of(arguments.get(index)) : Optional.empty();
  }

  private Step step(String argument) {
    if (argument.equals("-") || argument.isEmpty()) {
      return new Step.Stop();
    }
    if (argument.equals("--")) {
      return new Step.NextIsTarget();
    }
    int equals = argument.indexOf('=');
    return equals < 0
        ? word(argument)
        : wordWithValue(argument.substring(0, equals), argument.substring(equals + 1));
  }

  private Step word(String argument) {
    if (inline.contains(argument)) {
      return new Step.Stop();
    }
    if (targets.contains(argument)) {
      return new Step.NextIsTarget();
    }
    if (values.contains(argument)) {
      return new Step.SkipNext();
    }
    return subcommands.contains(argument) ? new Step.GoOn() : other(argument);
  }

  private Step wordWithValue(String word, String value) {
    if (inline.contains(word)) {
      return new Step.Stop();
    }
    return targets.contains(word) ? new Step.Found(value) : other(word + "=" + value);
  }

  private Step other(String argument) {
    if (argument.startsWith("--")) {
      return new Step.GoOn();
    }
    // A shell turns options off with a plus.
    boolean option = argument.startsWith("-") || argument.startsWith("+");
    return option ? letters(argument.substring(1)) : new Step.Found(argument);
  }

  /// Short options may stand together: `-ec`, `-Im`, `-uW`. One with a value ends the group.
  private Step letters(String group) {
    for (int i = 0; i < group.length(); i++) {
      char letter = group.charAt(i);
      String rest = group.substring(i + 1);
      if (inlineLetters.indexOf(letter) >= 0) {
        return new Step.Stop();
      }
      if (targetLetters.indexOf(letter) >= 0) {
        return rest.isEmpty() ? new Step.NextIsTarget() : new Step.Found(rest);
      }
      if (valueLetters.indexOf(letter) >= 0) {
        return rest.isEmpty() ? new Step.SkipNext() : new Step.GoOn();
      }
      if (attached.indexOf(letter) >= 0) {
        return new Step.GoOn();
      }
    }
    return new Step.GoOn();
  }

  /// What an argument means for the search.
  private sealed interface Step {

    /// There is no script.
    record Stop() implements Step {}

    /// This is it.
    record Found(String path) implements Step {}

    /// It follows at once.
    record NextIsTarget() implements Step {}

    /// A value follows.
    record SkipNext() implements Step {}

    /// An option by itself.
    record GoOn() implements Step {}
  }
}
