package org.finegrid.cli.golden;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import ucar.nc2.NetcdfFile;
import ucar.nc2.Variable;

/**
 * The cells of a NetCDF file, read without Finegrid.
 *
 * @param cells all of them, band after band
 * @param inBand how many there are in a band
 * @param fill what stands for NoData; NaN where nothing does
 */
record FineCells(float[] cells, int inBand, float fill) {
  private static final int SAMPLED = 32;

  /** Reads the largest variable of a file. */
  static FineCells read(final Path file) throws IOException {
    try (NetcdfFile netcdf = NetcdfFile.open(file.toString())) {
      final Variable variable =
          netcdf.getVariables().stream()
              .max(Comparator.comparingLong(Variable::getSize))
              .orElseThrow();
      final int rank = variable.getRank();
      return new FineCells(
          (float[]) variable.read().get1DJavaArray(float.class),
          variable.getShape(rank - 1) * variable.getShape(rank - 2),
          Optional.ofNullable(variable.findAttribute("_FillValue"))
              .map(fill -> fill.getNumericValue().floatValue())
              .orElse(Float.NaN));
    }
  }

  /** SHA-256 of the bits of all cells. */
  String checksum() {
    final ByteBuffer bytes = ByteBuffer.allocate(cells.length * Float.BYTES);
    bytes.asFloatBuffer().put(cells);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A few cells, evenly over all bands. */
  float[] sample() {
    final float[] sample = new float[SAMPLED];
    for (int i = 0; i < SAMPLED; i++) {
      sample[i] = cells[(int) ((long) i * (cells.length - 1) / (SAMPLED - 1))];
    }
    return sample;
  }

  /** The standard deviation of the band that varies least. */
  double smallestDeviation() {
    double smallest = Double.POSITIVE_INFINITY;
    for (int first = 0; first < cells.length; first += inBand) {
      smallest = Math.min(smallest, deviation(first));
    }
    return smallest;
  }

  private double deviation(final int first) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int i = first; i < first + inBand; i++) {
      if (cells[i] != fill) {
        sum += cells[i];
        squares += (double) cells[i] * cells[i];
        count++;
      }
    }
    return Math.sqrt(squares / count - sum / count * (sum / count));
  }
}
