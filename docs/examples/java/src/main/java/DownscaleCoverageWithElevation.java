import org.finegrid.coverage.CoverageReader;
import org.finegrid.coverage.FineCoverages;
import org.finegrid.downscale.Covariates;
import org.finegrid.downscale.DownscaleMethod;
import org.finegrid.downscale.RasterSource;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.GridCoverageFactory;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.crs.DefaultGeographicCRS;

public final class DownscaleCoverageWithElevation {
  public static void main(final String[] args) {
    final float[][] temperatures = new float[20][30];
    final float[][] heights = new float[200][300];
    for (int row = 0; row < 200; row++) {
      for (int column = 0; column < 300; column++) {
        heights[row][column] = (float) (900 + 800 * Math.sin(column / 8.0) * Math.cos(row / 9.0));
        temperatures[row / 10][column / 10] += (290 - 0.006f * heights[row][column]) / 100;
      }
    }
    final ReferencedEnvelope place =
        new ReferencedEnvelope(-10, 20, 35, 55, DefaultGeographicCRS.WGS84);
    final GridCoverageFactory factory = new GridCoverageFactory();
    final GridCoverage2D coarse = factory.create("temperature", temperatures, place);
    final GridCoverage2D elevation = factory.create("elevation", heights, place);
    final DownscaleMethod method =
        DownscaleMethod.auto()
            .withFactor(4)
            .withCovariates(
                Covariates.none()
                    .withElevation(RasterSource.of(CoverageReader.of(elevation))));
    final GridCoverage2D fine = FineCoverages.downscale(coarse, method);
    System.out.println(fine.getGridGeometry().getGridRange2D());
  }
}
