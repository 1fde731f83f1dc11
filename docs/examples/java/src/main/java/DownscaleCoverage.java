import org.finegrid.coverage.FineCoverages;
import org.finegrid.downscale.DownscaleMethod;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.GridCoverageFactory;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.crs.DefaultGeographicCRS;

public final class DownscaleCoverage {
  public static void main(final String[] args) {
    final float[][] rows = new float[20][30];
    rows[10][15] = 7;
    final ReferencedEnvelope place =
        new ReferencedEnvelope(-10, 20, 35, 55, DefaultGeographicCRS.WGS84);
    final GridCoverage2D coarse = new GridCoverageFactory().create("height", rows, place);
    final GridCoverage2D fine =
        FineCoverages.downscale(coarse, DownscaleMethod.auto().withFactor(4));
    System.out.println(fine.getGridGeometry().getGridRange2D());
  }
}
