package org.finegrid.internal.io.geotiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.Raster;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RegularAxis;
import org.finegrid.internal.io.crs.CrsConverter;
import org.finegrid.io.WriteOptions.Compression;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files are read by GeoTools' own reader, as servers do. */
class OtherReadersTest {
  private static final String OWN_CONE =
      "PROJCS[\"a cone of our own\",GEOGCS[\"sphere\",DATUM[\"sphere\","
          + "SPHEROID[\"sphere\",6371229,0]],PRIMEM[\"Greenwich\",0],"
          + "UNIT[\"degree\",0.0174532925199433]],PROJECTION[\"Lambert_Conformal_Conic_2SP\"],"
          + "PARAMETER[\"standard_parallel_1\",30],PARAMETER[\"standard_parallel_2\",60],"
          + "PARAMETER[\"latitude_of_origin\",47.5],PARAMETER[\"central_meridian\",13.3],"
          + "PARAMETER[\"false_easting\",1000],PARAMETER[\"false_northing\",2000],"
          + "UNIT[\"metre\",1]]";

  @TempDir Path directory;

  static Stream<Arguments> references() {
    return Stream.of("EPSG:4326", "EPSG:32632", "EPSG:3035", OWN_CONE)
        .flatMap(
            crs ->
                Stream.of(Compression.values()).map(compression -> Arguments.of(crs, compression)));
  }

  @ParameterizedTest
  @MethodSource("references")
  void geoToolsReadsPlaceAndValues(final String crs, final Compression compression)
      throws Exception {
    final CoordinateReference reference = CrsConverter.parse(crs);
    final boolean degrees = reference.kind() == CoordinateReference.Kind.GEOGRAPHIC;
    final double step = degrees ? 0.25 : 1000;
    final RasterDescription description =
        Rasters.description(
            new GridGeometry(
                new RegularAxis(degrees ? 9 : 400000, step, 50),
                new RegularAxis(degrees ? 48 : 5200000, -step, 35),
                reference),
            2);
    final Path file = directory.resolve("out.tif");
    Rasters.write(file, description, Rasters.options(compression, true));

    final GeoTiffReader reader = new GeoTiffReader(file.toFile());
    final GridCoverage2D coverage =
        reader.read((org.geotools.api.parameter.GeneralParameterValue[]) null);
    try {
      final double[] corner = {
        description.geometry().x().edge(0), description.geometry().y().edge(0)
      };
      final double[] same = corner.clone();
      CRS.findMathTransform(
              CRS.parseWKT(reference.wkt().orElseThrow()),
              coverage.getCoordinateReferenceSystem2D(),
              true)
          .transform(same, 0, same, 0, 1);
      assertArrayEquals(corner, same, 1e-5);
      if (crs.startsWith("EPSG:")) {
        assertEquals(crs, CRS.lookupIdentifier(coverage.getCoordinateReferenceSystem2D(), false));
      }
      assertEquals(degrees ? 9 : 400000, coverage.getEnvelope2D().getMinX());
      assertEquals(degrees ? 48 : 5200000, coverage.getEnvelope2D().getMaxY());
      final Raster image = coverage.getRenderedImage().getData();
      for (int band = 0; band < 2; band++) {
        final float[] expected = Rasters.values(description.geometry().window(), band);
        for (int i = 0; i < expected.length; i++) {
          assertEquals(expected[i], image.getSampleFloat(i % 50, i / 50, band));
        }
      }
    } finally {
      coverage.dispose(true);
      reader.dispose();
    }
  }
}
