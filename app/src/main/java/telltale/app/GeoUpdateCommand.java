package telltale.app;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import telltale.app.update.AccountFile;
import telltale.app.update.GeoUpdate;
import telltale.app.update.Provider;
import telltale.app.update.UpdateOutcome;
import telltale.app.update.UserDatabase;

@Command(
    name = "update",
    mixinStandardHelpOptions = true,
    description =
        "Fetches the newest database of places for you: DB-IP City Lite, or GeoLite2 City of MaxMind"
            + " when `geo account` keeps your account. This asks the provider's server.")
final class GeoUpdateCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Option(
      names = "--provider",
      paramLabel = "db-ip|maxmind",
      description = "Whose database (default: MaxMind's if you have an account there).")
  private Optional<Provider> provider = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "URL",
      description = "A mirror to ask instead of the provider: https, or http on this machine.")
  private Optional<URI> from = Optional.empty();

  GeoUpdateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws CommandFailure {
    if (from.isPresent() && !GeoUpdate.Order.mayAsk(from.get())) {
      throw CommandFailure.usage(
          "Invalid value for option '--from': it must be https, or http on this machine.");
    }
    UserDatabase database =
        UserDatabase.of(System.getenv())
            .orElseThrow(
                () ->
                    CommandFailure.unavailable(
                        "Nothing says where your files are.", "Set HOME, and try again."));
    GeoUpdate update = new GeoUpdate(database, order(), new DatabaseTrial());
    UpdateOutcome outcome = update.run();
    if (outcome instanceof UpdateOutcome.Failed failed) {
      throw CommandFailure.unavailable(failed.said().toString(), "");
    }
    try {
      invocation.terminal().print(outcome.said() + "\n");
    } catch (IOException readerGone) {
      return ExitCode.LOST;
    }
    return ExitCode.OK;
  }

  private GeoUpdate.Order order() {
    return order(provider, from);
  }

  /// What is asked for where the user says no more: MaxMind's database with an account there, and
  /// DB-IP's without.
  static GeoUpdate.Order usualOrder() {
    return order(Optional.empty(), Optional.empty());
  }

  private static GeoUpdate.Order order(Optional<Provider> provider, Optional<URI> from) {
    Optional<AccountFile> account = AccountFile.of(System.getenv());
    boolean known = account.filter(AccountFile::exists).isPresent();
    Provider whose = provider.orElse(known ? Provider.MAXMIND : Provider.DB_IP);
    return new GeoUpdate.Order(whose, from.orElse(whose.base()), account);
  }
}
