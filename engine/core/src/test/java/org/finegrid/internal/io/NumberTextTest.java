package org.finegrid.internal.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {

  @ParameterizedTest
  @CsvSource({
    "4.0, 4",
    "-9999, -9999",
    "-0.0, 0",
    "0.1, 0.1",
    "298.257223563, 298.257223563",
    "999999999999999, 999999999999999",
    "1e15, 1.0E15",
    "-1.5e-7, -1.5E-7",
    "NaN, NaN",
    "Infinity, Infinity"
  })
  void wholeNumbersHaveNoFraction(final double value, final String text) {
    assertEquals(text, NumberText.of(value));
  }
}
