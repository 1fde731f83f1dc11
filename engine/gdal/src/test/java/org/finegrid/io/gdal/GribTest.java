package org.finegrid.io.gdal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.finegrid.grid.Dimension;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.ReadOptions;
import org.gdal.gdal.Dataset;
import org.gdal.gdalconst.gdalconst;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GRIB files, which GDAL's own driver makes here. */
class GribTest {
  @TempDir Path directory;

  @BeforeAll
  static void gdalIsThere() {
    Bindings.assumeInstalled();
  }

  private Path file(final String name) {
    return directory.resolve(name);
  }

  /** A message for each forecast hour and each level: type, scale, value. */
  private Path grib(final int[] hours, final String[] levels, final int[] categories) {
    final Dataset made =
        Made.inMemory(hours.length * levels.length * categories.length, gdalconst.GDT_Float32);
    made.SetGeoTransform(new double[] {5, 0.25, 0, 48, 0, -0.25});
    Made.place(made, 4326);
    int band = 0;
    for (final int category : categories) {
      // Levels outside of hours: not the order in which bands are wanted.
      for (final String level : levels) {
        for (final int hour : hours) {
          band++;
          Made.fill(made.GetRasterBand(band), Made.field(280 + band));
          Made.items(
              made.GetRasterBand(band),
              Map.of(
                  "GRIB_DISCIPLINE", "0",
                  "GRIB_PDS_PDTN", "0",
                  "GRIB_PDS_TEMPLATE_NUMBERS",
                      category + " 0 2 255 11 0 0 0 1 0 0 0 " + hour + " " + level,
                  "GRIB_IDS", "REF_TIME=2019-03-01T00:00:00Z",
                  "GRIB_FORECAST_SECONDS", Integer.toString(hour * 3600)));
        }
      }
    }
    final Path file = file("made.grb2");
    Made.save(made, "GRIB", file, "DATA_ENCODING=IEEE_FLOATING_POINT", "INPUT_UNIT=K");
    return file;
  }

  private static final String AT_2_METRES = "103 0 0 0 0 2 255 255 255 255 255 255";
  private static final String AT_850_HPA = "100 0 0 1 76 8 255 255 255 255 255 255";
  private static final String AT_500_HPA = "100 0 0 0 195 80 255 255 255 255 255 255";

  @Test
  void aTemperatureStaysInTheUnitOfTheFile() {
    final Path file = grib(new int[] {0}, new String[] {AT_2_METRES}, new int[] {0});
    try (RasterReader reader = RasterFormats.open(file, ReadOptions.defaults())) {
      assertEquals("K", reader.description().bands().get(0).unit());
      final double[][] plane = new double[1][Made.WIDTH * Made.HEIGHT];
      reader.read(new int[] {0}, reader.description().geometry().window(), plane);
      final double[] expected = Made.field(281);
      for (int i = 0; i < expected.length; i++) {
        expected[i] = (float) expected[i];
      }
      assertArrayEquals(expected, plane[0]);
    }
  }

  @Test
  void hoursAndLevelsAreDimensionsWhateverTheirOrderInTheFile() {
    final Path file =
        grib(new int[] {6, 0, 12}, new String[] {AT_850_HPA, AT_500_HPA}, new int[] {0});
    try (RasterReader reader = RasterFormats.open(file, ReadOptions.defaults())) {
      final List<Dimension> dimensions = reader.description().dimensions();
      assertEquals(List.of("time", "level"), dimensions.stream().map(Dimension::name).toList());
      assertEquals(
          List.of("2019-03-01T00:00Z", "2019-03-01T06:00Z", "2019-03-01T12:00Z"),
          dimensions.get(0).times());
      assertArrayEquals(new double[] {85000, 50000}, dimensions.get(1).values());
      assertEquals("Pa", dimensions.get(1).unit());
      // Of 06, 00, 12 at 850 hPa and then at 500 hPa: 00 at 500 hPa is the fifth message.
      final double[][] plane = new double[1][1];
      reader.read(new int[] {1}, new Window(0, 0, 1, 1), plane);
      assertEquals((float) Made.field(285)[0], plane[0][0]);
    }
  }

  @Test
  void severalQuantitiesAreAskedForByName() {
    final Path file = grib(new int[] {0}, new String[] {AT_2_METRES}, new int[] {0, 1});
    final RasterException refusal =
        assertThrows(RasterException.class, () -> RasterFormats.open(file, ReadOptions.defaults()));
    final List<ReadOptions> all = RasterFormats.rasters(file);
    assertEquals(2, all.size());
    for (final ReadOptions each : all) {
      final String name = each.variable().orElseThrow();
      assertTrue(refusal.getMessage().contains(name), refusal.getMessage());
      try (RasterReader reader = RasterFormats.open(file, each)) {
        assertEquals(name, reader.description().variable());
        assertEquals(1, reader.description().bands().size());
      }
    }
    assertThrows(
        RasterException.class, () -> RasterFormats.open(file, ReadOptions.variable("none")));
  }

  @Test
  void paddingBehindTheLastMessageIsNotShownToGdal() throws IOException {
    final Path file = grib(new int[] {0, 1}, new String[] {AT_2_METRES}, new int[] {0});
    final long whole = Files.size(file);
    assertEquals(file.toString(), GribFile.of(file).orElseThrow().name());
    Files.write(file, new byte[1000], StandardOpenOption.APPEND);
    assertEquals("/vsisubfile/0_" + whole + "," + file, GribFile.of(file).orElseThrow().name());
    try (RasterReader reader = RasterFormats.open(file, ReadOptions.defaults())) {
      assertEquals(2, reader.description().bands().size());
    }
  }

  @Test
  void oneCutShortIsRefused() throws IOException {
    final Path file = grib(new int[] {0}, new String[] {AT_2_METRES}, new int[] {0});
    final byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    final RasterException refusal =
        assertThrows(
            RasterException.class,
            () -> {
              try (RasterReader reader = RasterFormats.open(file, ReadOptions.defaults())) {
                reader.read(
                    new int[] {0},
                    reader.description().geometry().window(),
                    new double[1][Made.WIDTH * Made.HEIGHT]);
              }
            });
    assertTrue(refusal.getMessage().startsWith(file.toString()), refusal.getMessage());
    assertEquals(Optional.empty(), refusal.getMessage().lines().skip(1).findFirst());
  }
}
