package org.finegrid.internal.io.netcdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ucar.ma2.DataType;

class PackingTest {
  private static final double NONE = Double.NaN;

  @TempDir private Path folder;
  private TestFile file;

  @BeforeEach
  void begin() {
    // One row of four cells, and a second one for good measure.
    file = TestFile.latLon(folder.resolve("in.nc"), 2, 2);
  }

  private TestFile cells(final DataType type, final double... stored) {
    return file.variable("v", type, "lat lon", stored);
  }

  /** In storage order: the file's second row is the northern one. */
  private static void expect(final TestFile made, final double... expected) {
    final double[] northFirst = {expected[2], expected[3], expected[0], expected[1]};
    assertArrayEquals(northFirst, Rasters.band(made.write(), 0));
  }

  @Test
  void packedNumbersAreScaledInDouble() {
    expect(
        cells(DataType.SHORT, 0, 1, -3, -32767)
            .attribute("scale_factor", 0.000841082391218928)
            .attribute("add_offset", 295.926337271304)
            .attribute("_FillValue", (short) -32767),
        295.926337271304,
        1 * 0.000841082391218928 + 295.926337271304,
        -3 * 0.000841082391218928 + 295.926337271304,
        NONE);
  }

  @Test
  void unsignedBytesGoUpTo255() {
    expect(
        cells(DataType.BYTE, 0, 127, -128, -1)
            .attribute("_Unsigned", "true")
            .attribute("_FillValue", (byte) -1),
        0,
        127,
        128,
        NONE);
  }

  @Test
  void aNotANumberFillOfIntegersMeansThatNothingIsMissing() {
    expect(
        cells(DataType.SHORT, -32767, 1, 2, 0).attribute("_FillValue", Double.NaN),
        -32767,
        1,
        2,
        0);
  }

  @Test
  void cellsNeverWrittenAreMissingWithoutADeclaredFill() {
    expect(cells(DataType.FLOAT, 1, 9.96921e36f, 3, Float.NaN), 1, NONE, 3, NONE);
  }

  @Test
  void theDefaultFillIsAValueWhereAnotherIsDeclared() {
    expect(
        cells(DataType.SHORT, -32767, -99, 2, 3).attribute("_FillValue", (short) -99),
        -32767,
        NONE,
        2,
        3);
  }

  @Test
  void aByteHasNoDefaultFill() {
    expect(cells(DataType.BYTE, -127, 1, 2, 3), -127, 1, 2, 3);
  }

  @Test
  void allMissingValuesCount() {
    expect(
        cells(DataType.SHORT, 5, -1, -2, -9)
            .attribute("_FillValue", (short) -9)
            .attribute("missing_value", new short[] {-1, -2}),
        5,
        NONE,
        NONE,
        NONE);
  }

  @Test
  void aDoubleMissingValueMatchesCellsOf32Bits() {
    expect(
        cells(DataType.FLOAT, 1e20f, 0.1f, 2, 3).attribute("missing_value", 1e20),
        NONE,
        0.1f,
        2,
        3);
  }

  @Test
  void theValidRangeHoldsForPackedNumbers() {
    expect(
        cells(DataType.SHORT, -1, 0, 100, 101)
            .attribute("valid_range", new short[] {0, 100})
            .attribute("scale_factor", 0.5),
        NONE,
        0,
        50,
        NONE);
  }

  @Test
  void aValidRangeOfTheUnpackedTypeHoldsForValues() {
    expect(
        cells(DataType.SHORT, -1, 0, 100, 101)
            .attribute("valid_min", 0.0)
            .attribute("valid_max", 50.0)
            .attribute("scale_factor", 0.5),
        NONE,
        0,
        50,
        NONE);
  }

  @Test
  void validLimitsStandAlone() {
    expect(cells(DataType.FLOAT, -1, 0, 7, 8).attribute("valid_min", 0f), NONE, 0, 7, 8);
  }

  @Test
  void theDescriptionTellsTypeAndNoData() {
    final Path path =
        cells(DataType.BYTE, 1, 2, 3, 4)
            .attribute("_Unsigned", "true")
            .attribute("_FillValue", (byte) -1)
            .write();
    assertEquals("uint8", Rasters.describe(path).storedType());
    assertEquals(OptionalDouble.of(255), Rasters.describe(path).noData());
  }
}
