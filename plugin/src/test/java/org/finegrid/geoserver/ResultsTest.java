package org.finegrid.geoserver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.AffineTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.finegrid.grid.RasterException;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.util.NullProgressListener;
import org.geotools.process.ProcessException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From when a result is made until it is written, and after. */
@Tag("slow")
class ResultsTest {
  private static final int WIDTH = 120;
  private static final int HEIGHT = 90;
  private static final long BYTES = 4L * WIDTH * HEIGHT * Float.BYTES;

  @RegisterExtension final DataDirectories data = new DataDirectories();

  @TempDir private Path temporary;

  @BeforeEach
  void inADirectoryOfTheirOwn() throws Exception {
    set("held.cells=0");
  }

  private void set(final String... lines) throws Exception {
    final String directory = "temporary.directory=" + temporary.toString().replace("\\", "\\\\");
    data.set(Stream.concat(Stream.of(directory), Stream.of(lines)).toArray(String[]::new));
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    assertEquals(0, RunLimiter.ofServer().underWay());
    assertEquals(List.of(), names());
    for (int i = 0; i < 100 && onDiskOrHeap() > 0; i++) {
      System.gc();
      Thread.sleep(50);
    }
    assertEquals(0, onDiskOrHeap());
  }

  private static long onDiskOrHeap() {
    return Results.ofServer().onDisk() + Results.ofServer().onHeap();
  }

  private List<String> names() throws Exception {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.map(each -> each.getFileName().toString()).toList();
    }
  }

  private static GridCoverage2D coverage() {
    return Coverages.of(Coverages.fields(1, WIDTH, HEIGHT), WIDTH, HEIGHT);
  }

  private static GridCoverage2D downscaled(final GridCoverage2D coarse) {
    return Wps.downscale("data", coarse, "model", "bicubic", "factor", 2, "tile", 16);
  }

  @Test
  void aLargeResultHasAFileUntilItIsDisposedOf() {
    final GridCoverage2D result = downscaled(coverage());
    assertEquals(BYTES, Results.ofServer().onDisk());
    result.dispose(true);
    assertEquals(0, Results.ofServer().onDisk());
    final RasterException late =
        assertThrows(RasterException.class, () -> result.getRenderedImage().getTile(0, 0));
    assertTrue(late.getMessage().contains("released"), late.getMessage());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theFileHasNoNameThatACrashCouldLeave() throws Exception {
    final GridCoverage2D result = downscaled(coverage());
    assertEquals(List.of(), names());
    assertEquals(280, Coverages.values(result, 0)[0], 20);
    result.dispose(true);
  }

  @Test
  void aResultThatNobodyHoldsIsLetGo() {
    downscaled(coverage());
    // The rest is looked at after each test.
  }

  @Test
  void aRunThatFailsOrIsCancelledLeavesNothing() {
    final float[][] planes = Coverages.fields(1, WIDTH, HEIGHT);
    planes[0][planes[0].length - 1] = Float.POSITIVE_INFINITY;
    assertThrows(ProcessException.class, () -> downscaled(Coverages.of(planes, WIDTH, HEIGHT)));
    assertEquals(0, Results.ofServer().onDisk());
    final NullProgressListener listener =
        new NullProgressListener() {
          @Override
          public void progress(final float percent) {
            setCanceled(percent > 40);
          }
        };
    assertThrows(
        ProcessException.class,
        () ->
            Wps.execute(
                "Downscale",
                listener,
                "data",
                coverage(),
                "model",
                "bicubic",
                "factor",
                2,
                "tile",
                16));
    assertEquals(0, Results.ofServer().onDisk());
  }

  /** A server may dispose of the data of a process that has answered. */
  @ParameterizedTest
  @ValueSource(strings = {"held.cells=0", "held.cells=1000000"})
  void nothingOfTheDataIsReadOnceTheProcessHasAnswered(final String held) throws Exception {
    set(held);
    final Closable image = new Closable(Coverages.image(Coverages.fields(1, 60, 40), 60, 40));
    final GridCoverage2D result =
        downscaled(
            Coverages.of(
                image.image(),
                new AffineTransform(1000, 0, 0, -1000, 4e5, 5e6),
                Coverages.utm(),
                Map.of()));
    final int read = image.read();
    assertTrue(read > 0);
    image.close();
    final float[] fine = Coverages.values(result, 0);
    assertEquals(read, image.read());
    assertArrayEquals(
        Coverages.values(downscaled(Coverages.of(Coverages.fields(1, 60, 40), 60, 40)), 0), fine);
    result.dispose(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"held.cells=0", "held.cells=1000000"})
  void theReportIsThereWithTheResult(final String held) throws Exception {
    set(held);
    final Map<String, Object> answer =
        Wps.execute("Downscale", "data", coverage(), "factor", 2, "model", "bicubic");
    final String report = assertInstanceOf(String.class, answer.get("report"));
    assertTrue(report.contains("\"fine_cells\" : " + 4 * WIDTH * HEIGHT), report);
    ((GridCoverage2D) answer.get("result")).dispose(true);
  }

  @Test
  void moreThanTheServerKeepsIsRefusedAndLaterTaken() throws Exception {
    set("held.cells=0", "temporary.bytes=" + (BYTES + 1));
    final GridCoverage2D first = downscaled(coverage());
    final ProcessException refused =
        assertThrows(ProcessException.class, () -> downscaled(coverage()));
    assertTrue(refused.getMessage().startsWith("data: the result takes"), refused.getMessage());
    first.dispose(true);
    downscaled(coverage()).dispose(true);
  }

  @Test
  void aResultOnTheHeapCountsUntilItIsDisposedOf() throws Exception {
    set("held.cells=1000000");
    final GridCoverage2D result = downscaled(coverage());
    assertEquals(BYTES, Results.ofServer().onHeap());
    assertEquals(0, Results.ofServer().onDisk());
    result.dispose(true);
    assertEquals(0, Results.ofServer().onHeap());
  }

  @Test
  void aDirectoryThatIsNoneIsRefusedByItsKey() throws Exception {
    data.set("temporary.directory=" + temporary.resolve("none").toString().replace("\\", "\\\\"));
    final ProcessException refused =
        assertThrows(ProcessException.class, () -> downscaled(coverage()));
    assertTrue(
        refused.getMessage().startsWith("finegrid.properties: temporary.directory"),
        refused.getMessage());
  }
}
