package org.finegrid.io.gdal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.finegrid.grid.Message;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.ReadOptions;
import org.gdal.gdal.Band;
import org.gdal.gdal.ColorTable;
import org.gdal.gdal.Dataset;
import org.gdal.gdal.gdal;
import org.gdal.gdalconst.gdalconst;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells that something else than their value leaves out. */
class CellMaskTest {
  private static final ReadOptions GDAL = ReadOptions.defaults().withReader("gdal");

  @TempDir Path directory;

  @BeforeAll
  static void gdalIsThere() {
    Bindings.assumeInstalled();
  }

  private static boolean isGap(final int cell) {
    return cell % 7 == 3;
  }

  /** Opaque but for the gaps. */
  private static double[] opacity() {
    final double[] opacity = new double[Made.WIDTH * Made.HEIGHT];
    for (int i = 0; i < opacity.length; i++) {
      opacity[i] = isGap(i) ? 0 : 255;
    }
    return opacity;
  }

  private static void hasGaps(final RasterReader reader, final int bands) {
    assertEquals(bands, reader.description().bands().size());
    final Window window = new Window(2, 5, 30, 11);
    final double[][] planes = new double[bands][(int) window.cells()];
    final int[] all = new int[bands];
    for (int i = 0; i < bands; i++) {
      all[i] = i;
    }
    reader.read(all, window, planes);
    for (int b = 0; b < bands; b++) {
      final double[] field = Made.field(40 + b);
      for (int i = 0; i < planes[b].length; i++) {
        final int cell = (5 + i / 30) * Made.WIDTH + 2 + i % 30;
        assertEquals(isGap(cell) ? Double.NaN : (float) field[cell], planes[b][i], "cell " + cell);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"YES", "NO"})
  void cellsOutsideOfAMaskAreNoData(final String internal) {
    final Path file = directory.resolve("masked.tif");
    final Dataset made = Made.inMemory(2, gdalconst.GDT_Float32);
    Made.fill(made.GetRasterBand(1), Made.field(40));
    Made.fill(made.GetRasterBand(2), Made.field(41));
    made.CreateMaskBand(gdalconst.GMF_PER_DATASET);
    Made.fill(made.GetRasterBand(1).GetMaskBand(), opacity());
    gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", internal);
    try {
      Made.save(made, "GTiff", file);
    } finally {
      gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", null);
    }
    assertEquals(internal.equals("NO"), Files.exists(directory.resolve("masked.tif.msk")));
    try (RasterReader reader = RasterFormats.open(file, GDAL)) {
      hasGaps(reader, 2);
      assertEquals(1, reader.notes().size());
      assertTrue(reader.notes().get(0).toString().contains("mask"), reader.notes().toString());
    }
  }

  @Test
  void transparentCellsAreNoDataAndTheirBandIsNone() {
    final Path file = directory.resolve("alpha.tif");
    final Dataset made = Made.inMemory(3, gdalconst.GDT_Float32);
    Made.fill(made.GetRasterBand(1), Made.field(40));
    Made.fill(made.GetRasterBand(2), Made.field(41));
    final Band alpha = made.GetRasterBand(3);
    Made.fill(alpha, opacity());
    alpha.SetColorInterpretation(gdalconst.GCI_AlphaBand);
    Made.save(made, "GTiff", file);
    final List<Message> notes = new ArrayList<>();
    try (RasterReader reader = RasterFormats.open(file, GDAL)) {
      hasGaps(reader, 2);
      notes.addAll(reader.notes());
    }
    // Finegrid's own reader says the same.
    try (RasterReader reader = RasterFormats.open(file, ReadOptions.defaults())) {
      assertEquals(reader.notes(), notes);
    }
  }

  @Test
  void indicesIntoAColourTableAreRefusedWhoeverReads() {
    final Path file = directory.resolve("classes.tif");
    final Dataset made = Made.inMemory(1, gdalconst.GDT_Byte);
    final ColorTable table = new ColorTable();
    table.SetColorEntry(1, Color.RED);
    made.GetRasterBand(1).SetRasterColorTable(table);
    Made.save(made, "GTiff", file);
    final RasterException first =
        assertThrows(RasterException.class, () -> RasterFormats.open(file, ReadOptions.defaults()));
    final RasterException second =
        assertThrows(RasterException.class, () -> RasterFormats.open(file, GDAL));
    assertEquals(second.getMessage(), first.getMessage());
  }
}
