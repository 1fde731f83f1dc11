package org.finegrid.cli.foreign;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.finegrid.cli.Outcome;
import org.finegrid.io.ReadOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GeoTIFFs whose gaps are told by a mask or by an alpha band, not by a value. */
@Tag("slow")
class MaskedTiffsTest {
  private static final int WIDTH = 37;
  private static final int HEIGHT = 21;
  private static final double SPOILT = 9999;

  @TempDir private Path folder;

  @BeforeEach
  void makeGrids() throws IOException, InterruptedException {
    Programs.assumePresent("gdal_translate", "gdalbuildvrt");
    ascii("values.asc", i -> isGap(i) ? SPOILT : i % 53);
    ascii("others.asc", i -> isGap(i) ? -SPOILT : i % 31);
    ascii("mask.asc", i -> isGap(i) ? 0 : 255);
    run("gdalbuildvrt", "-q", "-separate", "all.vrt", "values.asc", "others.asc", "mask.asc");
  }

  private static boolean isGap(final int cell) {
    final int x = cell % WIDTH;
    final int y = cell / WIDTH;
    return (x - 20) * (x - 20) + (y - 9) * (y - 9) < 30 || x > 34;
  }

  private void ascii(final String name, final java.util.function.IntToDoubleFunction value)
      throws IOException {
    Grids.ascii(folder.resolve(name), WIDTH, HEIGHT, value);
  }

  private void run(final String... command) throws IOException, InterruptedException {
    Programs.run(folder, command);
  }

  @ParameterizedTest
  @CsvSource({
    "YES, NONE, NO",
    "YES, DEFLATE, NO",
    "YES, DEFLATE, YES",
    "YES, LZW, NO",
    "NO, NONE, NO",
    "NO, DEFLATE, YES"
  })
  void cellsThatAMaskLeavesOutAreNoData(
      final String internal, final String compression, final String tiled)
      throws IOException, InterruptedException {
    final Path raster = folder.resolve("masked.tif");
    run(
        "gdal_translate",
        "-q",
        "--config",
        "GDAL_TIFF_INTERNAL_MASK",
        internal,
        "-b",
        "1",
        "-b",
        "2",
        "-mask",
        "3",
        "-ot",
        "Float32",
        "-co",
        "COMPRESS=" + compression,
        "-co",
        "TILED=" + tiled,
        "-co",
        "BLOCKYSIZE=16",
        "all.vrt",
        "masked.tif");
    assertEquals(internal.equals("NO"), Files.exists(folder.resolve("masked.tif.msk")));
    holdsWhatGdalReads(raster, 2);
    final Outcome outcome = Grids.downscale(raster, folder.resolve("fine.tif"));
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.err().contains("mask"), outcome.err());
    finesOfGapsAreGaps();
  }

  @Test
  void transparentCellsAreNoDataAndTheirBandIsNone() throws IOException, InterruptedException {
    run(
        "gdal_translate",
        "-q",
        "-ot",
        "UInt16",
        "-a_nodata",
        "none",
        "-colorinterp_3",
        "alpha",
        "all.vrt",
        "alpha.tif");
    final Path raster = folder.resolve("alpha.tif");
    final List<double[]> bands = Grids.byFinegrid(raster, ReadOptions.defaults());
    assertEquals(2, bands.size());
    final double[] alpha = Grids.byGdal(folder, raster, "3");
    for (int b = 0; b < 2; b++) {
      final double[] expected = Grids.byGdal(folder, raster, "" + (b + 1));
      for (int i = 0; i < expected.length; i++) {
        expected[i] = alpha[i] == 0 ? Double.NaN : expected[i];
      }
      assertArrayEquals(expected, bands.get(b));
    }
    final Outcome outcome = Grids.downscale(raster, folder.resolve("fine.tif"));
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.err().contains("band 3 of the input is an alpha channel"), outcome.err());
    finesOfGapsAreGaps();
  }

  @Test
  void aMaskOfAnotherSizeIsRefused() throws IOException, InterruptedException {
    run("gdal_translate", "-q", "-b", "1", "all.vrt", "masked.tif");
    run(
        "gdal_translate",
        "-q",
        "-b",
        "3",
        "-ot",
        "Byte",
        "-srcwin",
        "0",
        "0",
        "5",
        "5",
        "all.vrt",
        "m.tif");
    Files.move(folder.resolve("m.tif"), folder.resolve("masked.tif.msk"));
    final Outcome outcome =
        Grids.downscale(folder.resolve("masked.tif"), folder.resolve("f.tif"), "--reader=java");
    assertEquals(1, outcome.code());
    assertTrue(outcome.err().contains("mask is not of the size"), outcome.err());
  }

  /** Values by GDAL, and gaps by its mask. */
  private void holdsWhatGdalReads(final Path raster, final int count)
      throws IOException, InterruptedException {
    final List<double[]> bands = Grids.byFinegrid(raster, ReadOptions.defaults());
    assertEquals(count, bands.size());
    final List<Integer> gaps = new ArrayList<>();
    for (int b = 0; b < count; b++) {
      final double[] expected = Grids.byGdal(folder, raster, "" + (b + 1));
      final double[] mask = Grids.byGdal(folder, raster, "mask," + (b + 1));
      int gap = 0;
      for (int i = 0; i < expected.length; i++) {
        if (mask[i] == 0) {
          expected[i] = Double.NaN;
          gap++;
        }
      }
      gaps.add(gap);
      assertArrayEquals(expected, bands.get(b));
    }
    assertTrue(gaps.stream().allMatch(gap -> gap > 50), gaps::toString);
  }

  /**
   * A fine cell is NoData if and only if its coarse cell is, and no spoilt value reaches others.
   */
  private void finesOfGapsAreGaps() {
    for (final double[] fine :
        Grids.byFinegrid(folder.resolve("fine.tif"), ReadOptions.defaults())) {
      for (int i = 0; i < fine.length; i++) {
        final int coarse = i / (2 * WIDTH) / 2 * WIDTH + i % (2 * WIDTH) / 2;
        assertEquals(isGap(coarse), Double.isNaN(fine[i]), "cell " + i);
        assertTrue(Double.isNaN(fine[i]) || Math.abs(fine[i]) < 200, "cell " + i);
      }
    }
  }
}
