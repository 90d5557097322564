package telltale.helper.bpf;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import telltale.helper.attach.AttachPlan;
import telltale.helper.attach.KernelFeatures;
import telltale.helper.attach.Rung;

/// Does things, puts itself behind the filter, does them again, and prints what came of each.
final class FilteredProgram {

  static final List<String> REFUSED =
      List.of(
          "run a program",
          "load a program into the kernel",
          "load the smallest program",
          "make a map",
          "write a file",
          "make a file",
          "change an owner",
          "change a mode",
          "connect",
          "listen");

  static final List<String> LEFT =
      List.of("read a file", "list a folder", "start a thread", "collect garbage", "ask netlink");

  private final Native natives;
  private final Path folder;
  private final int port;

  private FilteredProgram(Native natives, Path folder, int port) {
    this.natives = natives;
    this.folder = folder;
    this.port = port;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("telltale-filtered");
    Path old = Files.createFile(folder.resolve("old"));
    try (ServerSocketChannel server =
        ServerSocketChannel.open()
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      FilteredProgram program =
          new FilteredProgram(Native.load(), folder, server.socket().getLocalPort());
      program.tryAll("before: ", REFUSED);
      SyscallFilter.install(program.natives);
      program.tryAll("", REFUSED);
      program.tryAll("", LEFT);
    } finally {
      Files.deleteIfExists(folder.resolve("new"));
      Files.deleteIfExists(old);
      Files.deleteIfExists(folder);
    }
  }

  private void tryAll(String prefix, List<String> names) {
    for (String name : names) {
      String outcome;
      try {
        outcome = act(name).call() == null ? "nothing" : "done";
      } catch (Exception | Error refused) {
        outcome = "refused";
      }
      System.out.println(outcome + " " + prefix + name);
    }
  }

  private Callable<?> act(String name) {
    Path old = folder.resolve("old");
    return switch (name) {
      case "run a program" -> () -> new ProcessBuilder("true").start().waitFor();
      case "load a program into the kernel" -> this::load;
      case "load the smallest program" -> BpfCalls::loadProgram;
      case "make a map" -> BpfCalls::makeMap;
      case "write a file" -> () -> Files.writeString(old, "text");
      case "make a file" -> () -> Files.deleteIfExists(Files.createFile(folder.resolve("new")));
      case "change an owner" -> () -> Files.setAttribute(old, "unix:uid", 65_533);
      case "change a mode" ->
          () -> Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-rw-rw-"));
      case "connect" -> this::connect;
      case "listen" -> this::listen;
      case "read a file" -> () -> Files.readString(Path.of("/proc/self/stat"));
      case "list a folder" -> () -> folder.toFile().list();
      case "start a thread" -> this::thread;
      case "collect garbage" -> FilteredProgram::collect;
      case "ask netlink" -> natives::interfaces;
      default -> throw new IllegalArgumentException(name);
    };
  }

  private String load() throws BpfException {
    AttachPlan plan =
        ((AttachPlan.Possible)
                AttachPlan.decide(
                    KernelFeatures.read(),
                    Optional.of(Rung.TRACEPOINT),
                    AttachPlan.Classifier.AUTO))
            .plan();
    Path object = Path.of(System.getProperty("telltale.object", "flow.bpf.o"));
    BpfObject.load(natives, object, plan.withoutPrograms(), plan.withPrograms()).close();
    return "loaded";
  }

  private boolean connect() throws IOException {
    try (SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
      return channel.isConnected();
    }
  }

  private boolean listen() throws IOException {
    try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      return channel.isOpen();
    }
  }

  private String thread() throws InterruptedException {
    Thread thread = new Thread(() -> {});
    thread.start();
    thread.join();
    return "ended";
  }

  private static long collect() {
    System.gc();
    return Runtime.getRuntime().totalMemory();
  }
}
