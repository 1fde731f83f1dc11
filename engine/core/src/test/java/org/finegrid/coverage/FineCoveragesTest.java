package org.finegrid.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.finegrid.downscale.Covariates;
import org.finegrid.downscale.DownscaleMethod;
import org.finegrid.downscale.Downscaler;
import org.finegrid.downscale.Part;
import org.finegrid.downscale.RasterSource;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.finegrid.io.ArrayRaster;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.GridCoverageFactory;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.junit.jupiter.api.Test;

class FineCoveragesTest {
  private static final int WIDTH = 30;
  private static final int HEIGHT = 20;
  private static final DownscaleMethod METHOD = DownscaleMethod.model("bicubic").withFactor(4);

  private static float value(final int column, final int row) {
    return column == 3 && row == 2 ? Float.NaN : (float) (280 + Math.sin(column) * row);
  }

  private static GridCoverage2D coverage() {
    final float[][] rows = new float[HEIGHT][WIDTH];
    for (int row = 0; row < HEIGHT; row++) {
      for (int column = 0; column < WIDTH; column++) {
        rows[row][column] = value(column, row);
      }
    }
    return new GridCoverageFactory()
        .create("heights", rows, new ReferencedEnvelope(5, 35, 40, 60, DefaultGeographicCRS.WGS84));
  }

  private static ArrayRaster array() {
    final float[] values = new float[WIDTH * HEIGHT];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(i % WIDTH, i / WIDTH);
    }
    return ArrayRaster.of(values, WIDTH, HEIGHT).withExtent(5, 40, 35, 60, "EPSG:4326");
  }

  @Test
  void aCoverageHasTheSameCellsAsAnArrayAtTheSamePlace() {
    hasCellsOfArray(METHOD);
  }

  /** The reference of the coverage has another name and another form than that of the array. */
  @Test
  void aCovariateOfACoverageMayBeAnArray() {
    final float[] heights = new float[WIDTH * HEIGHT * 16];
    for (int i = 0; i < heights.length; i++) {
      heights[i] = (float) (50 * Math.sin(i % (WIDTH * 4) / 4.0) * (i / (WIDTH * 4)));
    }
    final ArrayRaster elevation =
        ArrayRaster.of(heights, WIDTH * 4, HEIGHT * 4).withExtent(5, 40, 35, 60, "EPSG:4326");
    hasCellsOfArray(
        METHOD.withCovariates(Covariates.none().withElevation(RasterSource.of(elevation))));
  }

  private static void hasCellsOfArray(final DownscaleMethod method) {
    final float[] expected =
        Downscaler.downscale(RasterSource.of(array()), method).raster().values(0);
    final GridCoverage2D fine = FineCoverages.downscale(coverage(), method);
    final float[] cells =
        fine.getRenderedImage()
            .getData()
            .getSamples(0, 0, WIDTH * 4, HEIGHT * 4, 0, (float[]) null);
    for (int i = 0; i < cells.length; i++) {
      assertEquals(Float.isNaN(expected[i]) ? FineCoverages.NO_DATA : expected[i], cells[i]);
    }
    assertEquals(coverage().getEnvelope2D(), fine.getEnvelope2D());
    assertEquals(DefaultGeographicCRS.WGS84, fine.getCoordinateReferenceSystem());
  }

  @Test
  void aFineCoverageHasItsProvenanceAsProperties() {
    final GridCoverage2D fine = FineCoverages.downscale(coverage(), METHOD);
    assertEquals("bicubic", fine.getProperty("finegrid_model"));
    assertEquals(4, fine.getProperty("finegrid_factor"));
    assertEquals("additive", fine.getProperty("finegrid_conservation"));
  }

  @Test
  void aUnitCanBeStatedForBandsThatHaveNone() {
    final CoverageReader reader = CoverageReader.of(coverage());
    assertEquals("", reader.description().bands().get(0).unit());
    assertEquals("K", reader.withUnit("K").description().bands().get(0).unit());
  }

  @Test
  void aBoxIsRefusedSinceACoverageIsTakenAsAWhole() {
    final CoverageReader reader = CoverageReader.of(coverage());
    final RasterSource part = RasterSource.of(reader).withPart(Part.whole().withBbox("6,41,9,45"));
    final RasterException refusal =
        assertThrows(RasterException.class, () -> new FineCoverages(reader, part));
    assertEquals(Optional.of(ParameterName.BBOX), refusal.parameter());
  }
}
