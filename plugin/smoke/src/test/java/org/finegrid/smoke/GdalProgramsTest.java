package org.finegrid.smoke;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.finegrid.internal.io.crs.CrsConverter;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class GdalProgramsTest {
  private static final Path FILE = Outcome.SAMPLES.resolve("island/elevation.tif");

  private final GdalPrograms gdal = new GdalPrograms();
  private final Raster raster = Raster.ofTiff(FILE);

  @BeforeEach
  void installed() {
    try {
      gdal.require();
    } catch (CheckSkipped e) {
      Assumptions.assumeTrue("1".equals(System.getenv("FINEGRID_REQUIRE_GDAL")), e.getMessage());
      throw e;
    }
  }

  private void disagrees(final Raster other, final String complaint) {
    final CheckFailure failure = assertThrows(CheckFailure.class, () -> gdal.agrees(FILE, other));
    assertTrue(failure.getMessage().contains(complaint), failure.getMessage());
  }

  @Test
  void whatIsReadAlikeAgrees() {
    gdal.agrees(FILE, raster);
  }

  @Test
  void anotherCellDisagrees() {
    final double[] cells = raster.bands()[0];
    final int some =
        IntStream.range(0, cells.length)
            .filter(i -> Raster.isData(cells[i]))
            .findFirst()
            .orElseThrow();
    cells[some]++;
    disagrees(raster, "cell " + some);
  }

  @Test
  void anotherNoDataValueDisagrees() {
    disagrees(
        new Raster(raster.grid(), raster.bands(), OptionalDouble.of(-1)), "NoData value -9999");
  }

  @Test
  void anotherReferenceDisagrees() {
    disagrees(raster.in(CrsConverter.parse("EPSG:32633")), "EPSG:32632, not EPSG:32633");
  }

  @Test
  void anotherSizeDisagrees() {
    disagrees(
        new Raster(raster.grid().refine(2), raster.bands(), raster.noData()), "192 x 160 cells");
  }

  @Test
  void whatIsNoRasterIsNotRead() {
    final Path text = Outcome.SAMPLES.resolve("README.md");
    final CheckFailure failure = assertThrows(CheckFailure.class, () -> gdal.agrees(text, raster));
    assertTrue(failure.getMessage().startsWith("gdalinfo says"), failure.getMessage());
  }
}
