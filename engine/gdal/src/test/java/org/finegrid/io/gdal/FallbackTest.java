package org.finegrid.io.gdal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.finegrid.grid.RasterException;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.ReadOptions;
import org.finegrid.io.UnsupportedFileException;
import org.gdal.gdal.Dataset;
import org.gdal.gdalconst.gdalconst;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that Finegrid's own readers know but do not read. */
class FallbackTest {
  private static final ReadOptions AUTO = ReadOptions.defaults();

  @TempDir Path directory;

  @BeforeAll
  static void gdalIsThere() {
    Bindings.assumeInstalled();
  }

  private Path tiff(final int type, final String... options) {
    final Path file = directory.resolve("made.tif");
    final Dataset made = Made.inMemory(1, type);
    Made.fill(made.GetRasterBand(1), Made.field(40));
    Made.save(made, "GTiff", file, options);
    return file;
  }

  private static double[] cells(final RasterReader reader) {
    final double[][] plane = new double[1][Made.WIDTH * Made.HEIGHT];
    reader.read(new int[] {0}, reader.description().geometry().window(), plane);
    return plane[0];
  }

  @ParameterizedTest
  @CsvSource({
    "Float32, COMPRESS=LERC, LERC",
    "Float32, COMPRESS=LZMA, LZMA",
    "Byte, COMPRESS=JPEG, JPEG",
  })
  void gdalReadsThemAndTheNotesSayWhy(final String type, final String option, final String named) {
    final int code = type.equals("Byte") ? gdalconst.GDT_Byte : gdalconst.GDT_Float32;
    final Path file = tiff(code, option);
    final double[] expected;
    try (RasterReader gdal = RasterFormats.open(file, AUTO.withReader("gdal"))) {
      expected = cells(gdal);
      assertEquals(List.of(), gdal.notes());
    }
    try (RasterReader reader = RasterFormats.open(file, AUTO)) {
      assertArrayEquals(expected, cells(reader));
      assertEquals(1, reader.notes().size(), reader.notes().toString());
      final String note = reader.notes().get(0).toString();
      assertTrue(note.startsWith("read by GDAL, because"), note);
      assertTrue(!note.contains(file.toString()) && !note.contains(";"), note);
    }
    assertEquals(List.of(AUTO), RasterFormats.rasters(file), named);
  }

  @Test
  void finegridsOwnReaderAloneStillRefusesThem() {
    final Path file = tiff(gdalconst.GDT_Float32, "COMPRESS=LZMA");
    assertThrows(
        UnsupportedFileException.class, () -> RasterFormats.open(file, AUTO.withReader("java")));
  }

  @Test
  void whatBothRefuseIsRefusedInOneLineByTheFirst() {
    final Path file = tiff(gdalconst.GDT_CFloat32);
    final RasterException refusal =
        assertThrows(RasterException.class, () -> RasterFormats.open(file, AUTO));
    assertTrue(refusal.getMessage().startsWith(file + ": holds complex numbers"), "" + refusal);
    assertEquals(Optional.empty(), refusal.getMessage().lines().skip(1).findFirst());
  }

  @Test
  void oneThatIsCutShortIsNotHandedToGdal() throws IOException {
    final Path file = tiff(gdalconst.GDT_Float32);
    final byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 100));
    final RasterException refusal =
        assertThrows(
            RasterException.class,
            () -> {
              try (RasterReader reader = RasterFormats.open(file, AUTO)) {
                cells(reader);
              }
            });
    assertTrue(!refusal.getMessage().contains("GDAL"), refusal.getMessage());
    assertInstanceOf(RasterException.class, refusal);
  }
}
