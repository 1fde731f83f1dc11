package org.finegrid.downscale;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.io.ArrayRaster;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.RasterWriter;
import org.finegrid.io.ReadOptions;
import org.finegrid.io.WriteOptions;
import org.finegrid.model.ModelRepository;
import org.finegrid.model.SuperResolutionModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InMemoryTest {
  private static final int WIDTH = 17;
  private static final int HEIGHT = 13;
  private static final float GAP = -9999;
  private static final DownscaleMethod METHOD = DownscaleMethod.model("bicubic").withFactor(3);

  @TempDir private Path directory;

  private static float[] field() {
    final float[] values = new float[WIDTH * HEIGHT];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i * 0.3) * 5 + i % WIDTH;
    }
    values[40] = GAP;
    return values;
  }

  private static ArrayRaster raster() {
    return ArrayRaster.of(field(), WIDTH, HEIGHT)
        .withNoData(GAP)
        .withExtent(5, 40, 22, 53, "EPSG:4326")
        .withBands(List.of(new BandDescription("t", "K", "", new int[0], Map.of())));
  }

  @Test
  void anArrayGivesTheSameCellsAsAFile() {
    final Path input = directory.resolve("in.tif");
    final Path output = directory.resolve("out.tif");
    final ArrayRaster raster = raster();
    try (RasterWriter writer =
        RasterFormats.create(
            input,
            raster.description(),
            new WriteOptions(false, WriteOptions.Compression.NONE, 16, true))) {
      final float[] values = field();
      values[40] = Float.NaN;
      for (int y = 0; y < HEIGHT; y += 16) {
        final int rows = Math.min(16, HEIGHT - y);
        for (int x = 0; x < WIDTH; x += 16) {
          final int columns = Math.min(16, WIDTH - x);
          final float[] block = new float[rows * columns];
          for (int i = 0; i < block.length; i++) {
            block[i] = values[(y + i / columns) * WIDTH + x + i % columns];
          }
          writer.write(0, new Window(x, y, columns, rows), block);
        }
      }
      writer.commit();
    }
    final RunReport report =
        Downscaler.run(DownscaleRequest.builder(input, output).method(METHOD).build());
    final FineRaster fine = Downscaler.downscale(RasterSource.of(raster), METHOD);
    assertEquals(report.means().massErrorOfStd(), fine.report().means().massErrorOfStd());
    try (RasterReader reader = RasterFormats.open(output, ReadOptions.defaults())) {
      assertEquals(reader.description().geometry().x(), fine.raster().description().geometry().x());
      assertEquals(reader.description().geometry().y(), fine.raster().description().geometry().y());
      final double[][] plane = new double[1][WIDTH * HEIGHT * 9];
      reader.read(new int[] {0}, reader.description().geometry().window(), plane);
      for (int i = 0; i < plane[0].length; i++) {
        final float expected = Double.isNaN(plane[0][i]) ? GAP : (float) plane[0][i];
        assertEquals(expected, fine.raster().values(0)[i]);
      }
    }
  }

  @Test
  void aRasterWithoutAValueForNoDataHasNaN() {
    final float[] values = field();
    values[40] = Float.NaN;
    final ArrayRaster fine =
        Downscaler.downscale(RasterSource.of(ArrayRaster.of(values, WIDTH, HEIGHT)), METHOD)
            .raster();
    int gaps = 0;
    for (final float value : fine.values(0)) {
      gaps += Float.isNaN(value) ? 1 : 0;
    }
    assertEquals(9, gaps);
    assertTrue(Float.isNaN(fine.noData()));
  }

  @Test
  void aPartOfAnArrayIsTaken() {
    final ArrayRaster two = ArrayRaster.of(List.of(field(), field()), WIDTH, HEIGHT);
    final RasterSource source =
        RasterSource.of(two).withPart(Part.whole().withBands("2").withBbox("0,0,5,4"));
    final ArrayRaster fine = Downscaler.downscale(source, METHOD).raster();
    assertEquals(
        List.of("band 2"), fine.description().bands().stream().map(b -> b.name()).toList());
    assertEquals(15, fine.width());
    assertEquals(12, fine.height());
  }

  @Test
  void aModelThatIsOpenIsUsedAgain() {
    try (SuperResolutionModel model =
        ModelRepository.builtIn()
            .open("bicubic", OptionalInt.of(3), RunOptions.defaults().device())) {
      final float[] first = fine(model);
      assertArrayEquals(first, fine(model));
      assertArrayEquals(
          first, Downscaler.downscale(RasterSource.of(raster()), METHOD).raster().values(0));
    }
  }

  private static float[] fine(final SuperResolutionModel model) {
    return Downscaler.downscale(
            RasterSource.of(raster()),
            model,
            DownscaleMethod.auto(),
            RunOptions.defaults().withThreads(1),
            ProgressListener.none(),
            () -> false)
        .raster()
        .values(0);
  }

  @Test
  void aCancelledRunEnds() {
    assertThrows(
        CancelledException.class,
        () ->
            Downscaler.downscale(
                RasterSource.of(raster()),
                METHOD,
                RunOptions.defaults(),
                ModelRepository.builtIn(),
                ProgressListener.none(),
                () -> true));
  }

  @Test
  void anArrayOfAnotherLengthIsRefused() {
    final RasterException refusal =
        assertThrows(RasterException.class, () -> ArrayRaster.of(new float[5], 2, 3));
    assertEquals("input: an array of 5 values does not hold 2 x 3 cells", refusal.getMessage());
    assertEquals(ErrorCode.INVALID_PARAMETER, refusal.code());
  }

  @Test
  void numbersOutOfTheirRangeAreRefusedWhoeverBuildsTheRequest() {
    refused(ParameterName.FACTOR, () -> METHOD.withFactor(65));
    refused(ParameterName.BACK_PROJECTION, () -> METHOD.withBackProjection(-1));
    refused(ParameterName.MINIMUM, () -> METHOD.withMaximum(1).withMinimum(2));
    refused(ParameterName.MAXIMUM, () -> METHOD.withMaximum(Double.NaN));
    refused(ParameterName.TILE, () -> RunOptions.defaults().withTile(0));
    refused(ParameterName.OVERLAP, () -> RunOptions.defaults().withOverlap(-1));
    refused(ParameterName.THREADS, () -> RunOptions.defaults().withThreads(0));
    refused(
        ParameterName.DEVICE,
        () -> DownscaleRequest.builder(Path.of("a"), Path.of("b")).device("gpu"));
  }

  @Test
  void anOutputThatIsTheInputIsRefusedWhoeverBuildsTheRequest() {
    final RasterException refusal =
        refused(
            ParameterName.OUTPUT,
            () -> DownscaleRequest.builder(Path.of("a.tif"), Path.of("./a.tif")).build());
    assertEquals("./a.tif: is both input and output; name another output", refusal.getMessage());
  }

  private static RasterException refused(final ParameterName parameter, final Runnable building) {
    final RasterException refusal = assertThrows(RasterException.class, building::run);
    assertEquals(Optional.of(parameter), refusal.parameter());
    assertEquals(ErrorCode.INVALID_PARAMETER, refusal.code());
    return refusal;
  }
}
