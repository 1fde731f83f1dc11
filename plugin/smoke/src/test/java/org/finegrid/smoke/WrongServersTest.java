package org.finegrid.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.RasterDescription;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterWriter;
import org.finegrid.io.WriteOptions;
import org.geotools.api.referencing.FactoryException;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The client against servers that do wrong: each kind of wrong has to be seen. */
@Tag("slow")
class WrongServersTest {
  private static final String ARC_GRID = "downscale-arcgrid";

  private static void seen(
      final Behaviour wrong, final String complaint, final String only, final String... more)
      throws Exception {
    final String[] args = new String[more.length + 2];
    args[0] = "--only";
    args[1] = only;
    System.arraycopy(more, 0, args, 2, more.length);
    final Outcome outcome = Outcome.against(wrong, args);
    assertEquals(1, outcome.code(), outcome.out());
    assertEquals(1, outcome.rows("FAIL").size(), outcome.out());
    assertTrue(outcome.rows("FAIL").get(0).contains(complaint), outcome.out());
  }

  /** Alters each result. */
  private interface Alteration {
    GridCoverage2D of(Altered altered);
  }

  private static Behaviour altering(final Alteration alteration) {
    return new Behaviour() {
      @Override
      GridCoverage2D result(final GridCoverage2D made) {
        return alteration.of(new Altered(made));
      }
    };
  }

  @Test
  void aServerWithoutTheProcesses() throws Exception {
    final Outcome outcome =
        Outcome.against(
            new Behaviour() {
              @Override
              boolean has(final String process) {
                return !process.startsWith("finegrid:");
              }
            });
    assertEquals(1, outcome.code());
    assertEquals(1, outcome.rows("FAIL").size(), outcome.out());
    assertTrue(outcome.out().contains("finegrid:Downscale, finegrid:Evaluate, finegrid:Models"));
    assertEquals(0, outcome.rows("pass").size());
  }

  /** The stand-in's own alteration changes nothing that the client sees. */
  @Test
  void anAlterationOfNothingIsRight() throws Exception {
    final Outcome outcome =
        Outcome.against(altering(it -> it.withValues(value -> value)), "--only", ARC_GRID);
    assertEquals(0, outcome.code(), outcome.out());
  }

  @Test
  void aLostCoordinateReference() throws Exception {
    // GeoTools refuses to write such a file; Finegrid does not.
    seen(
        new Behaviour() {
          @Override
          byte[] tiff(final byte[] written) {
            return withoutReference(Raster.ofTiff(written));
          }
        },
        "the coordinate reference is none and should be EPSG:32632",
        ARC_GRID);
  }

  private static byte[] withoutReference(final Raster raster) {
    try {
      final Path directory = Files.createTempDirectory("wrong-");
      final Path file = directory.resolve("lost.tif");
      final RasterDescription description =
          new RasterDescription(
              raster.grid().withReference(CoordinateReference.unknown()),
              List.of(new BandDescription("", "", "", new int[0], Map.of())),
              List.of(),
              "",
              Map.of(),
              Map.of(),
              "float32",
              raster.noData(),
              "");
      final WriteOptions options =
          new WriteOptions(false, WriteOptions.Compression.NONE, 256, true);
      try (RasterWriter writer = RasterFormats.create(file, description, options)) {
        final float[] values = new float[raster.bands()[0].length];
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) raster.bands()[0][i];
        }
        writer.write(0, raster.grid().window(), values);
        writer.commit();
      }
      final byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      Files.delete(directory);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anotherCoordinateReference() throws Exception {
    seen(
        altering(
            it -> {
              try {
                return it.in(CRS.decode("EPSG:32633", true));
              } catch (FactoryException e) {
                throw new IllegalStateException(e);
              }
            }),
        "the coordinate reference is EPSG:32633 and should be EPSG:32632",
        ARC_GRID);
  }

  @Test
  void anotherPlace() throws Exception {
    seen(altering(Altered::movedByACell), "the outer edges of the columns moved", ARC_GRID);
  }

  @Test
  void otherValues() throws Exception {
    seen(
        altering(it -> it.withValues(value -> value == Altered.NO_DATA ? value : value + 1)),
        "became cells whose mean is",
        ARC_GRID);
  }

  @Test
  void otherValuesOfAnArcGrid() throws Exception {
    seen(
        altering(it -> it.withValues(value -> value == Altered.NO_DATA ? value : value + 1)),
        "became cells whose mean is",
        "downscale-to-arcgrid");
  }

  @Test
  void aNoDataValueThatTheFileDoesNotTell() throws Exception {
    seen(altering(Altered::withoutNoDataTag), "NoData should be -9999", ARC_GRID);
  }

  @Test
  void gapsThatWereFilled() throws Exception {
    seen(
        altering(it -> it.withValues(value -> value == Altered.NO_DATA ? 0 : value)),
        "NoData moved",
        ARC_GRID);
  }

  @Test
  void gapsThatAreTooMany() throws Exception {
    seen(
        altering(it -> it.withValues(value -> value > 300 ? Altered.NO_DATA : value)),
        "NoData moved",
        ARC_GRID);
  }

  @Test
  void cellsThatOnlyRepeatTheCoarseOnes() throws Exception {
    seen(
        new Behaviour() {
          @Override
          Object value(final String parameter, final Object sent) {
            return parameter.equals("model") ? "nearest" : sent;
          }
        },
        "only repeat",
        "downscale-geotiff");
  }

  @Test
  void anotherFactor() throws Exception {
    seen(
        new Behaviour() {
          @Override
          Object value(final String parameter, final Object sent) {
            return parameter.equals("factor") ? Integer.valueOf(3) : sent;
          }
        },
        "48 columns came, and 64 were expected",
        ARC_GRID);
  }

  @Test
  void boundsThatAreNotKept() throws Exception {
    seen(
        new Behaviour() {
          @Override
          Object value(final String parameter, final Object sent) {
            return parameter.equals("minimum") ? null : sent;
          }
        },
        "is not between minimum 0.0 and maximum 400.0",
        "downscale-document");
  }

  @Test
  void aReportThatTellsNothing() throws Exception {
    seen(
        new Behaviour() {
          @Override
          String text(final String made) {
            return "{}";
          }
        },
        "the report has factor",
        "report.xml");
  }

  @Test
  void aReportThatIsNoJson() throws Exception {
    seen(
        new Behaviour() {
          @Override
          String text(final String made) {
            return "all went well";
          }
        },
        "JSON was expected, not: all went well",
        "report.xml");
  }

  @Test
  void refusalsThatNameNothing() throws Exception {
    seen(
        new Behaviour() {
          @Override
          String sentence(final String sentence) {
            return "something went wrong";
          }
        },
        "does not name factor: something went wrong",
        "factor 99");
  }

  @Test
  void refusalsThatLookLikeResults() throws Exception {
    seen(
        new Behaviour() {
          @Override
          boolean tellsFailures() {
            return false;
          }
        },
        "it was not rejected, but answered with image/tiff",
        "factor 99");
  }

  @Test
  void valuesThatAreNotChecked() throws Exception {
    seen(
        new Behaviour() {
          @Override
          Object value(final String parameter, final Object sent) {
            return parameter.equals("bands") ? null : sent;
          }
        },
        "it was not rejected, but answered with image/tiff",
        "a band that does not exist");
  }

  @Test
  void aDismissalThatChangesNothing() throws Exception {
    seen(
        new Behaviour() {
          @Override
          boolean dismisses() {
            return false;
          }
        },
        "still active 2 s after it was dismissed",
        "Dismiss",
        "--dismissal",
        "2");
  }

  @Test
  void progressThatIsNeverReported() throws Exception {
    seen(
        new Behaviour() {
          @Override
          int percent(final int percent) {
            return 0;
          }
        },
        "never between 0 and 100 percent",
        "progress");
  }

  @Test
  void progressThatFalls() throws Exception {
    final AtomicInteger asked = new AtomicInteger();
    // A fall is seen by who asks twice: no run is done before that.
    final CountDownLatch twice = new CountDownLatch(2);
    seen(
        new Behaviour() {
          @Override
          int percent(final int percent) {
            twice.countDown();
            return Math.max(1, 40 - 10 * asked.getAndIncrement());
          }

          @Override
          GridCoverage2D result(final GridCoverage2D made) {
            try {
              assertTrue(twice.await(30, TimeUnit.SECONDS), "nobody asks how far it is");
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            return made;
          }
        },
        "progress went from",
        "progress");
  }

  @Test
  void answersThatDifferUnderLoad() throws Exception {
    final AtomicInteger answers = new AtomicInteger();
    seen(
        new Behaviour() {
          @Override
          GridCoverage2D result(final GridCoverage2D made) {
            return answers.incrementAndGet() % 7 == 0
                ? new Altered(made).withValues(value -> value == 0 ? 0 : Math.nextUp((float) value))
                : made;
          }
        },
        "differs from the first",
        "concurrent",
        "--parallel",
        "10");
  }

  @Test
  void anElevationThatIsIgnored() throws Exception {
    seen(
        new Behaviour() {
          @Override
          Object value(final String parameter, final Object sent) {
            return parameter.equals("elevation") ? null : sent;
          }
        },
        "the elevation makes no difference",
        "downscale-elevation");
  }
}
