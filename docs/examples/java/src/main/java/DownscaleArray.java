import java.util.Arrays;
import org.finegrid.downscale.DownscaleMethod;
import org.finegrid.downscale.Downscaler;
import org.finegrid.downscale.RasterSource;
import org.finegrid.io.ArrayRaster;

public final class DownscaleArray {
  public static void main(final String[] args) {
    final float[] values = new float[30 * 20];
    Arrays.fill(values, 0, 300, 1.5f);
    values[5] = -9999;
    final ArrayRaster coarse =
        ArrayRaster.of(values, 30, 20)
            .withNoData(-9999)
            .withExtent(-10, 35, 20, 55, "EPSG:4326");
    final DownscaleMethod method = DownscaleMethod.auto().withFactor(4);
    final ArrayRaster fine = Downscaler.downscale(RasterSource.of(coarse), method).raster();
    System.out.println(fine.width() + " x " + fine.height() + ", first " + fine.values(0)[0]);
  }
}
