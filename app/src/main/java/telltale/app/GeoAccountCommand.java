package telltale.app;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import telltale.app.update.Account;
import telltale.app.update.AccountFile;

@Command(
    name = "account",
    mixinStandardHelpOptions = true,
    description =
        "Keeps your account id and licence key of MaxMind, for `geo update`. They are asked for, or"
            + " read as two lines from standard input; never from the command line, where others see"
            + " them.")
final class GeoAccountCommand implements Callable<Integer> {

  private final Invocation invocation;

  GeoAccountCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws CommandFailure {
    AccountFile file =
        AccountFile.of(System.getenv())
            .orElseThrow(
                () ->
                    CommandFailure.unavailable(
                        "Nothing says where your files are.", "Set HOME, and try again."));
    try {
      file.write(asked());
      invocation.terminal().complain("The account is kept in " + file.path() + ", for you alone.");
      return ExitCode.OK;
    } catch (IllegalArgumentException noAccount) {
      throw CommandFailure.usage("That is no account: " + noAccount.getMessage() + ".");
    } catch (IOException refused) {
      throw CommandFailure.unavailable(
          "The account cannot be kept in " + file.path() + ".", "Check whose folder that is.");
    }
  }

  private static Account asked() throws IOException {
    Optional<Console> person = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    if (person.isPresent()) {
      Console console = person.get();
      String id = console.readLine("Account ID: ");
      char[] key = console.readPassword("Licence key (not shown): ");
      return account(id, key == null ? null : new String(key));
    }
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    return account(input.readLine(), input.readLine());
  }

  private static Account account(@Nullable String id, @Nullable String key) {
    return new Account(id == null ? "" : id.strip(), key == null ? "" : key.strip());
  }
}
