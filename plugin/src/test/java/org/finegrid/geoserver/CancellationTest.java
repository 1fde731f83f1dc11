package org.finegrid.geoserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.finegrid.downscale.CancelledException;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.util.NullProgressListener;
import org.geotools.process.ProcessException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("slow")
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
    assertEquals(0, RunLimiter.ofServer().underWay());
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
    result.getRenderedImage().getData(new Rectangle(0, 0, 4 * WIDTH, 16));
    listener.setCanceled(true);
    assertThrows(
        CancelledException.class,
        () -> result.getRenderedImage().getData(new Rectangle(0, 4 * HEIGHT - 16, 4 * WIDTH, 16)));
    result.dispose(true);
  }

  /** A run that has begun and goes on once it may. */
  private static final class Paused {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);
    private final CompletableFuture<Map<String, Object>> run;

    Paused() throws InterruptedException {
      final NullProgressListener listener =
          new NullProgressListener() {
            @Override
            public void progress(final float percent) {
              begun.countDown();
              try {
                mayGoOn.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            }
          };
      this.run =
          CompletableFuture.supplyAsync(
              () ->
                  Wps.execute(
                      "Downscale", listener, "data", coverage(), "factor", 2, "model", "bicubic"));
      begun.await();
      assertEquals(1, RunLimiter.ofServer().underWay());
    }

    void end() throws Exception {
      mayGoOn.countDown();
      ((GridCoverage2D) run.get(20, TimeUnit.SECONDS).get("result")).dispose(true);
    }
  }

  @Test
  void aRunThatWaitsForOthersCanBeCancelled() throws Exception {
    data.set("runs=1");
    final Paused first = new Paused();
    try {
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
    } finally {
      first.end();
    }
  }

  @Test
  void aRunThatWaitsGoesOnWhenAnotherIsDone() throws Exception {
    data.set("runs=1");
    final CompletableFuture<GridCoverage2D> second;
    final Paused first = new Paused();
    try {
      second =
          CompletableFuture.supplyAsync(
              () -> Wps.downscale("data", coverage(), "factor", 2, "model", "bicubic"));
      assertThrows(
          java.util.concurrent.TimeoutException.class,
          () -> second.get(300, TimeUnit.MILLISECONDS));
    } finally {
      first.end();
    }
    second.get(10, TimeUnit.SECONDS).dispose(true);
  }

  @Test
  void aRunIsRefusedWhereOthersTakeTooLong() throws Exception {
    data.set("runs=1", "wait.seconds=0");
    final Paused first = new Paused();
    try {
      final ProcessException refused =
          assertThrows(
              ProcessException.class, () -> Wps.downscale("data", coverage(), "factor", 2));
      assertTrue(refused.getMessage().contains("busy"), refused.getMessage());
    } finally {
      first.end();
    }
  }
}
