package org.finegrid.internal.climate.covariate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares with {@code reference.txt}, which {@code python3 reference.py} makes: the same
 * specification by direct sums, in numpy.
 */
class CovariateDetailReferenceTest {

  private static List<String> lines() throws IOException {
    try (InputStream in = CovariateDetailReferenceTest.class.getResourceAsStream("reference.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static String name(final String line) {
    return Arrays.stream(line.split(" ")).limit(3).collect(Collectors.joining(" "));
  }

  static Stream<String> cases() throws IOException {
    return lines().stream().map(CovariateDetailReferenceTest::name).distinct();
  }

  @Test
  void thereAreCasesForSeveralFactors() throws IOException {
    assertEquals(
        List.of("10", "2", "3", "4"),
        cases().map(name -> name.split(" ")[0]).distinct().sorted().toList());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void detailIsThatOfTheReference(final String name) throws IOException {
    final String[] parts = name.split(" ");
    final int factor = Integer.parseInt(parts[0]);
    final List<CovariateRole> roles =
        Arrays.stream(parts[1].split("\\+")).map(CovariateRole::valueOf).toList();
    final double[][] fine =
        roles.stream()
            .map(role -> ReferenceFields.covariate(role, factor))
            .toArray(double[][]::new);
    final MirroredRaster raster =
        MirroredRaster.reference(factor, roles.stream().map(CovariateRule::learned).toList(), fine)
            .apply(ReferenceFields.band(factor, roles, parts[2]));
    double largest = 0;
    for (final String line : lines()) {
      if (name(line).equals(name)) {
        final String[] values = line.split(" ");
        final int row = Integer.parseInt(values[3]);
        final int column = Integer.parseInt(values[4]);
        final int width = ReferenceFields.WIDTH;
        final int child = row * factor * width * factor + column * factor;
        final int last = child + (factor - 1) * (width * factor + 1);
        // Relative to the field, whose values are a few units.
        assertEquals(
            Double.parseDouble(values[5]), raster.means[row * width + column], 1e-12, line);
        assertEquals(Double.parseDouble(values[6]), raster.detail[child], 4e-7, line);
        assertEquals(Double.parseDouble(values[7]), raster.detail[last], 4e-7, line);
        largest = Math.max(largest, Math.abs(Double.parseDouble(values[6])));
      }
    }
    assertTrue(largest > 0.5, "detail of " + largest);
  }
}
