package telltale.app.list;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import telltale.app.Sample;
import telltale.app.flow.FlowSnapshot;
import telltale.app.map.FxToolkit;
import telltale.app.rate.RateHistory;
import telltale.app.selection.Selection;
import telltale.app.theme.Theme;
import telltale.app.words.Speech;
import telltale.app.words.Words;

/// Prints how long the list of 10,000 connections keeps the FX thread: until what a filter finds is
/// laid out, until another part of it is in view, and for the newest state. Beside it the processor
/// time of the whole process, which a busy machine does not stretch.
public final class ListBench {

  private static final int CONNECTIONS = 10_000;
  private static final int ROUNDS = 41;

  private final News news = new News();
  private final FlowSnapshot traffic = traffic(0);
  private final FlowSnapshot later = traffic(1);
  private final ProcessList list;
  private final Parent root;

  private ListBench(Stage stage) {
    list =
        new ProcessList(
            new Speech(Words.ENGLISH),
            () -> System.nanoTime() / 1_000_000,
            news,
            new SearchTexts(new Speech(Words.ENGLISH)),
            new Nobody());
    Scene scene = new Scene(list, 328, 680);
    Theme.DARK.applyTo(scene);
    root = scene.getRoot();
    stage.setScene(scene);
    stage.show();
    news.note(traffic);
    list.show(traffic);
  }

  /// Prints the table.
  public static void print() {
    ListBench bench = FxToolkit.run(() -> new ListBench(new Stage()));
    System.out.println();
    System.out.printf(
        Locale.ROOT, "| list of %,d connections | median | slowest | processor |%n", CONNECTIONS);
    System.out.println("| --- | --- | --- | --- |");
    bench.measure("a filter that finds all of them", i -> bench.filter("-pid:" + (900_000 + i)));
    bench.measure("a filter that finds a fifth", i -> bench.filter("host:cdn" + i % 10));
    bench.measure("a word that finds a few", i -> bench.filter("program" + (100 + i)));
    FxToolkit.act(() -> bench.filter("-pid:1"));
    bench.measure("scrolling to another part", bench::scroll);
    bench.measure(
        "the newest state", i -> bench.list.show(i % 2 == 0 ? bench.later : bench.traffic));
  }

  private interface Round {
    void run(int number);
  }

  private void measure(String what, Round round) {
    // The first half is the compiler's.
    times(0, ROUNDS / 2, round);
    long spent = cpuMillis();
    double[] warm = times(ROUNDS / 2, ROUNDS, round);
    double processor = (double) (cpuMillis() - spent) / warm.length;
    Arrays.sort(warm);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f ms | %.1f ms | %.1f ms |%n",
        what,
        warm[warm.length / 2],
        warm[warm.length - 1],
        processor);
  }

  private double[] times(int from, int to, Round round) {
    return IntStream.range(from, to).mapToDouble(i -> millis(() -> round.run(i))).toArray();
  }

  private double millis(Runnable round) {
    return FxToolkit.run(
        () -> {
          long before = System.nanoTime();
          round.run();
          root.applyCss();
          root.layout();
          return (System.nanoTime() - before) / 1e6;
        });
  }

  private static long cpuMillis() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
  }

  private void filter(String text) {
    list.filter(FlowFilter.of(text));
  }

  private void scroll(int number) {
    ListView<?> rows = (ListView<?>) root.lookup("#processes");
    rows.scrollTo(number * 7919 % rows.getItems().size());
  }

  private static FlowSnapshot traffic(int round) {
    List<Sample> flows = new ArrayList<>(CONNECTIONS);
    for (int i = 0; i < CONNECTIONS; i++) {
      flows.add(
          Sample.flow(i + 1)
              .process("program" + i % 200, 1000 + i % 200)
              .host("cdn" + i % 10 + ".site" + i % 31 + ".example")
              .rates((i * 37L + round * 500L) % 9_000, (i * 91L + round) % 70_000));
    }
    return Sample.snapshot(round + 1L, flows.toArray(Sample[]::new));
  }

  /// Whom nothing of it concerns.
  private static final class Nobody implements ProcessList.Wishes {
    @Override
    public void pick(Selection picked) {}

    @Override
    public void point(Selection meant) {}

    @Override
    public void locate() {}

    @Override
    public RateHistory.Minute recent(Selection meant) {
      return RateHistory.Minute.EMPTY;
    }
  }
}
