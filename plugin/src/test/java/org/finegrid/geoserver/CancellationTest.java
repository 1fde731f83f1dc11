package org.finegrid.geoserver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.finegrid.downscale.CancelledException;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.util.NullProgressListener;
import org.geotools.process.ProcessException;
import org.geotools.util.Converters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CancellationTest {
  private static final int WIDTH = 500;
  private static final int HEIGHT = 400;

  @RegisterExtension final DataDirectories data = new DataDirectories();

  private static GridCoverage2D coverage() {
    return Coverages.of(Coverages.fields(1, WIDTH, HEIGHT), WIDTH, HEIGHT);
  }

  /** A run of many tiles, each of which takes next to no time. */
  private static Map<String, Object> inSmallTiles(final Listener listener) {
    return Wps.execute(
        "Downscale", listener, "data", coverage(), "model", "bicubic", "factor", 4, "tile", 32);
  }

  private static long workers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(each -> each.getName().startsWith("finegrid-"))
        .count();
  }

  @AfterEach
  void nothingIsLeft() throws InterruptedException {
    assertEquals(0, Runs.ofServer().underWay());
    for (int i = 0; i < 100 && workers() > 0; i++) {
      Thread.sleep(50);
    }
    assertEquals(0, workers());
  }

  /** Hears the percentages, and stops at one. */
  private static final class Listener extends NullProgressListener {
    private final List<Float> heard = new CopyOnWriteArrayList<>();
    private final float end;
    private boolean complete;

    Listener(final float end) {
      this.end = end;
    }

    @Override
    public void progress(final float percent) {
      heard.add(percent);
      if (percent >= end) {
        setCanceled(true);
      }
    }

    @Override
    public void complete() {
      complete = true;
    }
  }

  @Test
  void progressRisesFromNothingToAll() throws Exception {
    data.set("threads=2");
    final Listener listener = new Listener(Float.MAX_VALUE);
    Wps.execute(
        "Downscale", listener, "data", coverage(), "model", "fine-s", "factor", 4, "tile", 64);
    final Float[] heard = listener.heard.toArray(Float[]::new);
    final Float[] sorted = heard.clone();
    Arrays.sort(sorted);
    assertEquals(List.of(sorted), List.of(heard));
    assertEquals(0f, heard[0]);
    assertEquals(100f, heard[heard.length - 1]);
    assertTrue(heard.length > 20);
    assertTrue(listener.complete);
  }

  @Test
  void aProcessThatIsCancelledEnds() {
    final Listener listener = new Listener(30);
    final ProcessException cancelled =
        assertThrows(ProcessException.class, () -> inSmallTiles(listener));
    assertEquals("cancelled", cancelled.getMessage());
    assertTrue(listener.heard.get(listener.heard.size() - 1) < 60);
  }

  @Test
  void theWritingOfAResultEndsOnceCancelled() throws Exception {
    data.set("held.cells=0");
    final Listener listener = new Listener(Float.MAX_VALUE);
    final GridCoverage2D result = (GridCoverage2D) inSmallTiles(listener).get("result");
    assertEquals(1, Runs.ofServer().underWay());
    result.getRenderedImage().getData(new Rectangle(0, 0, 4 * WIDTH, 16));
    listener.setCanceled(true);
    final long start = System.nanoTime();
    assertThrows(
        CancelledException.class,
        () -> result.getRenderedImage().getData(new Rectangle(0, 4 * HEIGHT - 16, 4 * WIDTH, 16)));
    // Far less than the second that is promised, and far more than it takes.
    assertTrue(System.nanoTime() - start < Duration.ofMillis(900).toNanos());
    assertEquals(0, Runs.ofServer().underWay());
  }

  @Test
  void aRunThatWaitsForOthersCanBeCancelled() throws Exception {
    data.set("held.cells=0", "runs=1");
    final GridCoverage2D first = Wps.downscale("data", coverage(), "factor", 2, "model", "bicubic");
    final Listener listener = new Listener(Float.MAX_VALUE);
    final CompletableFuture<Map<String, Object>> second =
        CompletableFuture.supplyAsync(
            () -> Wps.execute("Downscale", listener, "data", coverage(), "factor", 2));
    assertThrows(
        java.util.concurrent.TimeoutException.class, () -> second.get(1, TimeUnit.SECONDS));
    listener.setCanceled(true);
    final ExecutionException cancelled =
        assertThrows(ExecutionException.class, () -> second.get(10, TimeUnit.SECONDS));
    assertEquals("cancelled", cancelled.getCause().getMessage());
    first.dispose(true);
  }

  @Test
  void aRunThatWaitsGoesOnWhenAnotherIsDone() throws Exception {
    data.set("held.cells=0", "runs=1");
    final GridCoverage2D first = Wps.downscale("data", coverage(), "factor", 2, "model", "bicubic");
    final CompletableFuture<GridCoverage2D> second =
        CompletableFuture.supplyAsync(
            () -> Wps.downscale("data", coverage(), "factor", 2, "model", "bicubic"));
    first.getRenderedImage().getData();
    second.get(10, TimeUnit.SECONDS).dispose(true);
    first.dispose(true);
  }

  @Test
  void aRunIsRefusedWhereOthersTakeTooLong() throws Exception {
    data.set("held.cells=0", "runs=1", "wait.seconds=0");
    final GridCoverage2D first = Wps.downscale("data", coverage(), "factor", 2, "model", "bicubic");
    final ProcessException refused =
        assertThrows(ProcessException.class, () -> Wps.downscale("data", coverage(), "factor", 2));
    assertTrue(refused.getMessage().contains("busy"), refused.getMessage());
    first.dispose(true);
  }

  @Test
  void aResultThatNobodyHoldsEndsItsRun() throws Exception {
    data.set("held.cells=0");
    Wps.downscale("data", coverage(), "factor", 2, "model", "bicubic");
    for (int i = 0; i < 100 && Runs.ofServer().underWay() > 0; i++) {
      System.gc();
      Thread.sleep(50);
    }
  }

  @Test
  void theReportOfALargeResultIsMadeWhenItIsRead() throws Exception {
    data.set("held.cells=0");
    final Map<String, Object> answer =
        Wps.execute("Downscale", "data", coverage(), "factor", 2, "model", "bicubic");
    final GridCoverage2D result = (GridCoverage2D) answer.get("result");
    assertEquals(1, Runs.ofServer().underWay());
    // As GeoServer makes text of it.
    final String report = Converters.convert(answer.get("report"), String.class);
    assertTrue(report.contains("\"fine_cells\" : " + 4 * WIDTH * HEIGHT), report);
    assertEquals(0, Runs.ofServer().underWay());
    // And the tiles can still be had.
    final float[] late = Coverages.values(result, 0);
    result.dispose(true);
    data.set("held.cells=1000000");
    final GridCoverage2D held = Wps.downscale("data", coverage(), "factor", 2, "model", "bicubic");
    assertArrayEquals(Coverages.values(held, 0), late);
  }
}
