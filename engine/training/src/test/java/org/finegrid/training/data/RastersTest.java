package org.finegrid.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ucar.ma2.Array;
import ucar.ma2.DataType;
import ucar.ma2.InvalidRangeException;
import ucar.nc2.Attribute;
import ucar.nc2.NetcdfFileWriter;
import ucar.nc2.Variable;

class RastersTest {
  @TempDir private Path directory;

  @Test
  void allBandsOfAGeoTiffAreOneGroup() {
    final FloatPlane first = RasterFiles.waves(40, 30, 1);
    final FloatPlane second = RasterFiles.waves(40, 30, 2);
    second.values()[7] = Float.NaN;
    final Path file = RasterFiles.write(directory.resolve("two.tif"), first, second);
    final List<FieldGroup> groups = Rasters.load(file, Optional.empty(), 24, note -> {});
    assertEquals(1, groups.size());
    assertEquals(first, groups.get(0).fields().get(0).plane());
    assertEquals(second, groups.get(0).fields().get(1).plane());
    assertEquals(file + " band 2", groups.get(0).fields().get(1).name());
  }

  @Test
  void ofManyBandsSomeAreTakenEvenlySpread() {
    final FloatPlane[] planes =
        IntStream.range(0, 9)
            .mapToObj(i -> RasterFiles.waves(12, 10, i))
            .toArray(FloatPlane[]::new);
    final Path file = RasterFiles.write(directory.resolve("nine.tif"), planes);
    final List<FineField> fields =
        Rasters.load(file, Optional.empty(), 3, note -> {}).get(0).fields();
    assertEquals(
        List.of(file + " band 2", file + " band 5", file + " band 8"),
        fields.stream().map(FineField::name).toList());
    assertEquals(planes[4], fields.get(1).plane());
  }

  @Test
  void ofSeveralVariablesAllAreTakenUnlessOneIsNamed() throws Exception {
    final Path file = severalVariables(directory.resolve("several.nc"));
    final List<FieldGroup> all = Rasters.load(file, Optional.empty(), 24, note -> {});
    assertEquals(1, all.size(), "they are on the same ground");
    assertEquals(
        List.of(file + " t", file + " u"),
        all.get(0).fields().stream().map(FineField::name).toList());
    final List<FieldGroup> one = Rasters.load(file, Optional.of("u"), 24, note -> {});
    assertEquals(1, one.size());
    assertEquals(5, one.get(0).fields().get(0).plane().at(0, 0));
    final RasterException refusal =
        assertThrows(
            RasterException.class, () -> Rasters.load(file, Optional.of("v"), 24, note -> {}));
    assertTrue(refusal.getMessage().contains("t, u"), refusal.getMessage());
  }

  @Test
  void aLargeRasterIsRepresentedByBlocksWithinTheBudget() {
    final Window whole = new Window(0, 0, 10_000, 5_000);
    final List<Window> windows = Rasters.windows(whole, 4L << 20);
    assertEquals(4, windows.size());
    windows.forEach(window -> assertTrue(whole.contains(window)));
    assertEquals(List.of(whole), Rasters.windows(whole, 50_000_000));
  }

  private static Path severalVariables(final Path file) throws IOException, InvalidRangeException {
    final NetcdfFileWriter writer =
        NetcdfFileWriter.createNew(NetcdfFileWriter.Version.netcdf3, file.toString());
    try {
      writer.addDimension(null, "lat", 3);
      writer.addDimension(null, "lon", 4);
      final Variable lat = writer.addVariable(null, "lat", DataType.DOUBLE, "lat");
      lat.addAttribute(new Attribute("units", "degrees_north"));
      final Variable lon = writer.addVariable(null, "lon", DataType.DOUBLE, "lon");
      lon.addAttribute(new Attribute("units", "degrees_east"));
      final Variable t = writer.addVariable(null, "t", DataType.FLOAT, "lat lon");
      final Variable u = writer.addVariable(null, "u", DataType.FLOAT, "lat lon");
      writer.create();
      writer.write(lat, Array.factory(new double[] {50, 49, 48}));
      writer.write(lon, Array.factory(new double[] {5, 6, 7, 8}));
      for (final Variable each : List.of(t, u)) {
        final float[] values = new float[12];
        Arrays.fill(values, each == t ? 4 : 5);
        writer.write(each, Array.factory(DataType.FLOAT, new int[] {3, 4}, values));
      }
    } finally {
      writer.close();
    }
    return file;
  }
}
