package org.finegrid.coverage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import org.finegrid.grid.GridGeometry;
import org.finegrid.internal.io.crs.LonLatTransform;
import org.geotools.api.referencing.datum.PixelInCell;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.GridCoverageFactory;
import org.geotools.coverage.grid.GridEnvelope2D;
import org.geotools.coverage.grid.GridGeometry2D;
import org.geotools.referencing.CRS;
import org.geotools.referencing.operation.transform.AffineTransform2D;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageReaderTest {
  private static final int SIZE = 4;

  private static GridGeometry grid(
      final String code, final boolean xFirst, final double x, final double y, final double step)
      throws Exception {
    final AffineTransform corners =
        xFirst
            ? new AffineTransform(step, 0, 0, -step, x, y)
            : new AffineTransform(0, step, -step, 0, y, x);
    final GridGeometry2D place =
        new GridGeometry2D(
            new GridEnvelope2D(0, 0, SIZE, SIZE),
            PixelInCell.CELL_CORNER,
            new AffineTransform2D(corners),
            CRS.decode(code, xFirst),
            null);
    final GridCoverage2D coverage =
        new GridCoverageFactory()
            .create(
                "height",
                new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_GRAY),
                place,
                null,
                null,
                null);
    return CoverageReader.of(coverage).description().geometry();
  }

  /**
   * Longitudes and latitudes by PROJ 9: {@code echo X Y | gdaltransform -s_srs CODE -t_srs
   * EPSG:4326}; GeoTools and PROJ agree to a centimetre.
   */
  @ParameterizedTest
  @CsvSource({
    "EPSG:4326, 7, 46, 0.5, 7, 46",
    "EPSG:32632, 400000, 5100000, 1000, 7.70746796417286, 46.046265455836",
    "EPSG:2193, 1750000, 5425000, 1000, 174.792011821518, -41.3125241677964",
    "EPSG:3035, 4200000, 2600000, 1000, 8.42517559965187, 46.5017488480763"
  })
  void theOrderOfAxesDoesNotMatterForWhereACoverageLies(
      final String code,
      final double x,
      final double y,
      final double step,
      final double longitude,
      final double latitude)
      throws Exception {
    for (final boolean xFirst : new boolean[] {true, false}) {
      final GridGeometry grid = grid(code, xFirst, x, y, step);
      assertEquals(x, grid.x().edge(0), 1e-9);
      assertEquals(y, grid.y().edge(0), 1e-9);
      assertArrayEquals(
          new double[] {longitude, latitude},
          LonLatTransform.of(grid.reference()).orElseThrow().of(x, y),
          1e-7);
    }
  }
}
