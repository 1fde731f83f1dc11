package org.finegrid.cli.foreign;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.finegrid.cli.Outcome;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.ReadOptions;

/** Grids of a few cells as text, from which GDAL makes files, and what readers find in files. */
final class Grids {

  private Grids() {}

  /** Writes an ASCII grid whose cells are of size 1, with the values of a function of the cell. */
  static Path ascii(
      final Path file, final int width, final int height, final IntToDoubleFunction value)
      throws IOException {
    final StringBuilder text = new StringBuilder();
    text.append("ncols ").append(width).append("\nnrows ").append(height);
    text.append("\nxllcorner 0\nyllcorner 0\ncellsize 1\n");
    for (int i = 0; i < width * height; i++) {
      text.append(value.applyAsDouble(i)).append((i + 1) % width == 0 ? "\n" : " ");
    }
    return Files.writeString(file, text);
  }

  /** A band as {@code gdal_translate} reads it; the band may be {@code mask,1}. */
  static double[] byGdal(final Path folder, final Path raster, final String band)
      throws IOException, InterruptedException {
    final Path raw = folder.resolve("raw.bin");
    Programs.run(
        folder,
        "gdal_translate",
        "-q",
        "-b",
        band,
        "-of",
        "ENVI",
        "-ot",
        "Float64",
        raster.toString(),
        raw.toString());
    final ByteBuffer bytes =
        ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN);
    final double[] values = new double[bytes.remaining() / Double.BYTES];
    bytes.asDoubleBuffer().get(values);
    return values;
  }

  /** All bands of a raster as Finegrid reads it. */
  static List<double[]> byFinegrid(final Path raster, final ReadOptions options) {
    try (RasterReader reader = RasterFormats.open(raster, options)) {
      final Window all = reader.description().geometry().window();
      final int[] bands = new int[reader.description().bands().size()];
      Arrays.setAll(bands, i -> i);
      final double[][] planes = new double[bands.length][(int) all.cells()];
      reader.read(bands, all, planes);
      return new ArrayList<>(Arrays.asList(planes));
    }
  }

  /** Runs {@code downscale} by a kernel and answers how it ended. */
  static Outcome downscale(final Path input, final Path output, final String... more) {
    final List<String> args =
        new ArrayList<>(
            List.of(
                "downscale", input.toString(), output.toString(), "--factor=2", "--model=bicubic"));
    args.addAll(List.of(more));
    return Outcome.real(args.toArray(String[]::new));
  }
}
