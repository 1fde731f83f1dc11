package org.finegrid.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.finegrid.field.FieldPlane;
import org.finegrid.grid.GridGeometry;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.ReadOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class SampleFilesTest {
  private static final List<SampleRaster> SAMPLES =
      IslandSamples.of(Island.of(GenerateSamples.SEED));

  /** Fails where a change of the generator, or another Java, makes another island. */
  @Test
  void theFilesOfTheRepositoryAreWhatTheGeneratorMakes() {
    for (final SampleRaster sample : SAMPLES) {
      check(Path.of("..", "island").resolve(sample.fileName()), sample);
    }
  }

  @Test
  void filesAreReadBackAsTheyWereWritten(@TempDir final Path directory) {
    for (final SampleRaster sample : SAMPLES) {
      sample.write(directory);
      check(directory.resolve(sample.fileName()), sample);
    }
  }

  private static void check(final Path file, final SampleRaster sample) {
    try (RasterReader reader = RasterFormats.open(file, ReadOptions.defaults())) {
      final GridGeometry grid = reader.description().geometry();
      assertEquals(sample.geometry().x(), grid.x(), file.toString());
      assertEquals(sample.geometry().y(), grid.y(), file.toString());
      assertEquals(sample.geometry().reference().kind(), grid.reference().kind());
      assertEquals(sample.planes().size(), reader.description().bands().size());
      if (!sample.time().isEmpty()) {
        assertEquals(
            sample.time().get(0).times(), reader.description().dimensions().get(0).times());
      }
      for (int band = 0; band < sample.planes().size(); band++) {
        final double[][] values = new double[1][(int) grid.window().cells()];
        reader.read(new int[] {band}, grid.window(), values);
        assertArrayEquals(
            sample.planes().get(band).floats(),
            FieldPlane.of(grid.width(), grid.height(), values[0]).floats(),
            file + " band " + (band + 1));
      }
    }
  }
}
