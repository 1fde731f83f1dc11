package org.finegrid.cli.foreign;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.finegrid.io.ReadOptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cells that GDAL packed, unpacked by Finegrid's own reader. */
class CompressedTiffsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "ZSTD, 1, NO, Float32",
    "ZSTD, 2, YES, Int16",
    "ZSTD, 3, YES, Float64",
    "LZW, 3, NO, Float32",
    "DEFLATE, 2, YES, UInt32",
    "PACKBITS, 1, NO, Byte"
  })
  void cellsAreThoseThatGdalReads(
      final String compression, final String predictor, final String tiled, final String type)
      throws IOException, InterruptedException {
    Programs.assumePresent("gdal_translate");
    Grids.ascii(folder.resolve("values.asc"), 45, 31, i -> i * 37 % 101);
    Programs.run(
        folder,
        "gdal_translate",
        "-q",
        "-ot",
        type,
        "-co",
        "COMPRESS=" + compression,
        "-co",
        "PREDICTOR=" + predictor,
        "-co",
        "TILED=" + tiled,
        "values.asc",
        "packed.tif");
    final Path raster = folder.resolve("packed.tif");
    final ReadOptions java = new ReadOptions(Optional.empty(), Optional.of("java"), false);
    assertArrayEquals(Grids.byGdal(folder, raster, "1"), Grids.byFinegrid(raster, java).get(0));
  }
}
