package org.finegrid.internal.io.netcdf;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterReader;
import org.finegrid.io.ReadOptions;
import org.finegrid.testing.Mutants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetcdfMutantsTest {
  private static final int EACH = 400;

  /** As many bands as the files have, and a few more that a header may claim. */
  private static final int MOST_BANDS = 8;

  @TempDir private Path folder;

  @Test
  void aSpoiltClassicFileIsReadOrRefused() throws IOException {
    final Path whole =
        TestFile.latLon(folder.resolve("whole.nc"), 4, 5)
            .dimension("time", 3)
            .dimension("bnds", 2)
            .variable("time", "time", 0, 1, 2)
            .attribute("units", "days since 2000-01-01")
            .attribute("bounds", "time_bnds")
            .variable("time_bnds", "time bnds", 0, 1, 1, 2, 2, 3)
            .variable("t", "time lat lon", TestFile.steps(0, 1, 60))
            .attribute("units", "K")
            .write();
    readsOrRefuses(Files.readAllBytes(whole));
  }

  @Test
  void aSpoiltNetcdf4FileIsReadOrRefused() throws IOException {
    try (InputStream whole = getClass().getResourceAsStream("groups.nc")) {
      readsOrRefuses(whole.readAllBytes());
    }
  }

  private void readsOrRefuses(final byte[] whole) throws IOException {
    final Path file = folder.resolve("spoilt.nc");
    int read = 0;
    for (int seed = 0; seed < EACH; seed++) {
      Files.write(file, Mutants.of(whole, seed));
      final int mutant = seed;
      read +=
          assertTimeoutPreemptively(
                  Duration.ofSeconds(20), () -> isRead(file, mutant), () -> "mutant " + mutant)
              ? 1
              : 0;
    }
    final int reads = read;
    assertTrue(reads > EACH / 10 && reads < EACH, () -> reads + " of " + EACH + " were read");
  }

  /** Whether the file is read; what is neither read nor refused fails. */
  private static boolean isRead(final Path file, final int seed) {
    try (RasterReader reader = new NetcdfFormat().open(file, ReadOptions.defaults())) {
      final Window whole = reader.description().geometry().window();
      final Window some =
          new Window(0, 0, Math.min(whole.width(), 256), Math.min(whole.height(), 256));
      final int bands = Math.min(reader.description().bands().size(), MOST_BANDS);
      for (int band = 0; band < bands; band++) {
        Rasters.read(reader, some, band);
      }
      return true;
    } catch (RasterException e) {
      assertTrue(e.getMessage().startsWith(file + ": "), () -> "mutant " + seed + ": " + e);
      return false;
    } catch (RuntimeException | Error e) {
      throw new AssertionError("mutant " + seed, e);
    }
  }
}
