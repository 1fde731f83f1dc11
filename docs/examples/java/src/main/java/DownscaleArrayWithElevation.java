import org.finegrid.downscale.Covariates;
import org.finegrid.downscale.DownscaleMethod;
import org.finegrid.downscale.Downscaler;
import org.finegrid.downscale.RasterSource;
import org.finegrid.io.ArrayRaster;

public final class DownscaleArrayWithElevation {
  public static void main(final String[] args) {
    final float[] heights = new float[120 * 80];
    final float[] temperatures = new float[30 * 20];
    for (int i = 0; i < heights.length; i++) {
      final int column = i % 120;
      final int row = i / 120;
      heights[i] = (float) (900 + 800 * Math.sin(column / 3.0) * Math.cos(row / 4.0));
      temperatures[row / 4 * 30 + column / 4] += (290 - 0.006f * heights[i]) / 16;
    }
    final ArrayRaster coarse =
        ArrayRaster.of(temperatures, 30, 20).withExtent(-10, 35, 20, 55, "EPSG:4326");
    final ArrayRaster elevation =
        ArrayRaster.of(heights, 120, 80).withExtent(-10, 35, 20, 55, "EPSG:4326");
    final DownscaleMethod method =
        DownscaleMethod.auto()
            .withFactor(4)
            .withCovariates(Covariates.none().withElevation(RasterSource.of(elevation)));
    final ArrayRaster fine = Downscaler.downscale(RasterSource.of(coarse), method).raster();
    System.out.println(heights[4830] + " m: " + fine.values(0)[4830] + " K");
  }
}
