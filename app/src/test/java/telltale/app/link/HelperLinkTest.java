package telltale.app.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import telltale.app.words.Phrase;

@Timeout(60)
class HelperLinkTest {

  @TempDir Path folder;

  private final Sink sink = new Sink();

  @Test
  void deliversEveryMessageInOrderAndThenSaysHowTheHelperEnded() throws IOException {
    Path stream = Streams.write(folder.resolve("stream"), Streams.SHORT);

    LinkState end = run(serving(stream, "end"));

    assertThat(sink.messages).isEqualTo(Streams.SHORT);
    assertThat(sink.states)
        .containsExactly(new LinkState.Authorising(), new LinkState.Streaming(Streams.HELLO));
    assertThat(end)
        .hasToString(
            "Lost[reason="
                + "The helper ended (exit code 4): "
                + "asked for [--rung, kprobe, --attach, clsact, --names, off]."
                + "]");
  }

  @Test
  void goesThroughTheElevationProgramWhenThereIsOne() throws IOException {
    Path stream = Streams.write(folder.resolve("stream"), Streams.SHORT);
    Path elevation = script("pkexec", "exec \"$@\"");

    run(
        new HelperCommand(
            serving(stream, "end").launcher(), Optional.of(elevation), OPTIONS, NO_SERVICE));

    assertThat(sink.messages).isEqualTo(Streams.SHORT);
  }

  @Test
  void tellsThatTheHelperWasKilledEvenInTheMiddleOfALine() throws IOException {
    Path stream = Streams.write(folder.resolve("stream"), Streams.SHORT);
    Files.writeString(stream, "{\"event\":\"traf", StandardOpenOption.APPEND);

    LinkState end = run(serving(stream, "die"));

    assertThat(end).hasToString("Lost[reason=" + "The helper is lost: signal 9 killed it." + "]");
  }

  @Test
  void givesUpOnAStreamThatItDoesNotUnderstand() throws IOException {
    Path stream = Streams.write(folder.resolve("stream"), Streams.SHORT);
    Files.writeString(stream, "\u001b]0;evil\u0007\n", StandardOpenOption.APPEND);

    LinkState end = run(serving(stream, "wait"));

    assertThat(end)
        .hasToString(
            "Lost[reason="
                + "The helper's stream is not understood: line 5: not a JSON object."
                + "]");
  }

  @Test
  void saysThatItWaitsAndStopsWhenClosed() throws Exception {
    Path stream = Streams.write(folder.resolve("stream"), Streams.SHORT);
    HelperLink link = new HelperLink(serving(stream, "wait"), Thread::new);
    CompletableFuture<LinkState> end = CompletableFuture.supplyAsync(() -> link.run(sink));
    assertThat(sink.heardIdle.await(30, TimeUnit.SECONDS)).isTrue();

    link.close();

    assertThat(end.get(30, TimeUnit.SECONDS)).isInstanceOf(LinkState.Lost.class);
    assertThat(sink.messages).isEqualTo(Streams.SHORT);
  }

  @Test
  void stopsWaitingForAnAuthorisationWhenClosed() throws Exception {
    Path asks = script("pkexec", "echo waiting >&2; exec sleep 600");
    HelperCommand command =
        new HelperCommand(script("helper", "exit 9"), Optional.of(asks), OPTIONS, NO_SERVICE);
    HelperLink link = new HelperLink(command, Thread::new);
    CompletableFuture<LinkState> end = CompletableFuture.supplyAsync(() -> link.run(sink));
    assertThat(sink.heardState.await(30, TimeUnit.SECONDS)).isTrue();

    link.close();

    assertThat(end.get(30, TimeUnit.SECONDS)).isInstanceOf(LinkState.Unavailable.class);
  }

  @Test
  void passesOnWhyTheLauncherCannotRunTheHelper() throws IOException {
    Path launcher =
        script("helper", "printf 'unavailable\\tNo BTF.\\tUse a kernel with it.\\n'; exit 3");

    assertThat(run(direct(launcher)))
        .isEqualTo(
            new LinkState.Unavailable(
                Phrase.verbatim("No BTF."), Phrase.verbatim("Use a kernel with it.")));
  }

  @Test
  void passesOnTheLastWordsOfALauncherThatEndsInSilence() throws IOException {
    Path launcher = script("helper", "echo one >&2; printf 'two\\033[2J\\n' >&2; exit 7");

    assertThat(unavailable(direct(launcher)).reason().toString())
        .isEqualTo("The helper ended before it was ready (exit code 7): two‹U+001B›[2J.");
  }

  @Test
  void explainsADismissedAuthorisation() throws IOException {
    assertThat(unavailable(elevated("exit 126")).reason().toString())
        .isEqualTo("The authorisation was dismissed.");
  }

  @Test
  void explainsARefusalWithWhatPkexecSays() throws IOException {
    LinkState.Unavailable state =
        unavailable(elevated("printf 'pkexec must be setuid root\\n' >&2; exit 127"));

    assertThat(state.reason())
        .hasToString("pkexec did not start the helper: pkexec must be setuid root");
    assertThat(state.remedy().toString()).contains("doctor");
  }

  @Test
  void aLauncherThatEndsWithOneOfPkexecsCodesWasNotRefused() throws IOException {
    assertThat(unavailable(direct(script("helper", "exit 127"))).reason().toString())
        .isEqualTo("The helper ended before it was ready (exit code 127).");
  }

  @Test
  void explainsThatPkexecIsMissing() throws IOException {
    Path nowhere = folder.resolve("nowhere");
    HelperCommand command =
        new HelperCommand(script("helper", "exit 0"), Optional.of(nowhere), OPTIONS, NO_SERVICE);

    assertThat(unavailable(command).reason().toString()).contains("pkexec").contains("is missing");
  }

  @Test
  void explainsThatTheLauncherIsMissing() {
    LinkState.Unavailable state = unavailable(direct(folder.resolve("nowhere")));

    assertThat(state.reason().toString()).contains("nowhere").contains("is missing");
    assertThat(state.remedy().toString()).isNotEmpty();
  }

  @Test
  void explainsASocketThatDoesNotAnswer() throws IOException {
    Path launcher = script("helper", "echo listening " + folder.resolve("socket"));

    assertThat(unavailable(direct(launcher)).reason().toString()).contains("does not answer");
  }

  @Test
  void aServiceIsTakenBeforeAnybodyIsAsked() throws IOException {
    Path stream = Streams.write(folder.resolve("stream"), Streams.SHORT);

    LinkState end;
    try (ServiceSocket _ = ServiceSocket.sending(folder.resolve("service"), stream)) {
      end = run(withService("exit 1"));
    }

    assertThat(sink.messages).isEqualTo(Streams.SHORT);
    assertThat(sink.states)
        .containsExactly(new LinkState.Authorising(), new LinkState.Streaming(Streams.HELLO));
    assertThat(end.toString()).contains("The service telltale@1000 ended the stream");
  }

  @Test
  void aServiceThatServesSomebodyElseIsNoReasonToWait() throws IOException {
    Path nothing = Streams.write(folder.resolve("nothing"), List.of());

    try (ServiceSocket _ = ServiceSocket.sending(folder.resolve("service"), nothing)) {
      assertThat(unavailable(withService("exit 126")).reason().toString())
          .isEqualTo("The authorisation was dismissed.");
    }
  }

  @Test
  void aServiceThatSpeaksOtherwiseIsNotUsed() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "SSH-2.0-OpenSSH\n");

    try (ServiceSocket _ = ServiceSocket.sending(folder.resolve("service"), other)) {
      assertThat(unavailable(withService("exit 126")).reason().toString())
          .isEqualTo("The authorisation was dismissed.");
    }
    assertThat(sink.messages).isEmpty();
  }

  @Test
  void aServiceThatIsGoneIsNotUsed() throws IOException {
    assertThat(unavailable(withService("exit 126")).reason().toString())
        .isEqualTo("The authorisation was dismissed.");
  }

  @Test
  void stopsWaitingForAServiceWhenClosed() throws Exception {
    try (ServiceSocket _ = ServiceSocket.silent(folder.resolve("service"))) {
      HelperLink link = new HelperLink(withService("exit 126"), Thread::new);
      CompletableFuture<LinkState> end = CompletableFuture.supplyAsync(() -> link.run(sink));
      assertThat(sink.heardIdle.await(30, TimeUnit.SECONDS)).isTrue();

      link.close();

      assertThat(end.get(30, TimeUnit.SECONDS)).isInstanceOf(LinkState.Lost.class);
    }
  }

  @Test
  void aServiceIsNotForWhoWantsOtherOptionsOrEveryone() {
    assertThat(HelperCommand.forThisProcess(folder, OPTIONS).service()).isEmpty();
    assertThat(HelperCommand.forEveryone(folder, HelperOptions.BEST).service()).isEmpty();
  }

  private HelperCommand withService(String pkexec) throws IOException {
    HelperService service = new HelperService(folder.resolve("service"), "telltale@1000");
    return new HelperCommand(
        script("helper", "exit 9"),
        Optional.of(script("pkexec", pkexec)),
        OPTIONS,
        Optional.of(service));
  }

  private static final Optional<HelperService> NO_SERVICE = Optional.empty();

  private static final HelperOptions OPTIONS =
      new HelperOptions(
          HelperOptions.Rung.KPROBE, HelperOptions.Attach.CLSACT, HelperOptions.Names.OFF);

  private LinkState run(HelperCommand command) {
    try (HelperLink link = new HelperLink(command, Thread::new)) {
      return link.run(sink);
    }
  }

  private LinkState.Unavailable unavailable(HelperCommand command) {
    LinkState end = run(command);
    assertThat(end).isInstanceOf(LinkState.Unavailable.class);
    return (LinkState.Unavailable) end;
  }

  private HelperCommand serving(Path stream, String then) throws IOException {
    return direct(
        script(
            "helper",
            "exec '%s' -Xshare:auto -cp '%s' telltale.app.link.FakeHelper '%s' '%s' %s \"$@\""
                .formatted(
                    Path.of(System.getProperty("java.home"), "bin", "java"),
                    System.getProperty("java.class.path"),
                    folder.resolve("socket"),
                    stream,
                    then)));
  }

  private HelperCommand elevated(String pkexec) throws IOException {
    return new HelperCommand(
        script("helper", "exit 9"), Optional.of(script("pkexec", pkexec)), OPTIONS, NO_SERVICE);
  }

  private static HelperCommand direct(Path launcher) {
    return new HelperCommand(launcher, Optional.empty(), OPTIONS, NO_SERVICE);
  }

  private Path script(String name, String body) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, ("#!/bin/sh\n" + body + "\n").getBytes(StandardCharsets.UTF_8));
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
