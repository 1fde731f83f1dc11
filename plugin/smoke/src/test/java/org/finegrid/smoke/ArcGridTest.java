package org.finegrid.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArcGridTest {
  private static final String HEADER = "ncols 2\nNROWS 2\nxllcorner 10\nyllcorner 20\ncellsize 5\n";

  @Test
  void rowsGoFromTheNorth() {
    final Raster raster = Raster.ofArcGrid(HEADER + "NODATA_value -1\n1 2\n-1 4");
    assertEquals(10, raster.grid().x().edge(0));
    assertEquals(30, raster.grid().y().edge(0));
    assertEquals(20, raster.grid().y().edge(2));
    assertEquals(2, raster.bands()[0][1]);
    assertTrue(Double.isNaN(raster.bands()[0][2]));
  }

  @ParameterizedTest
  @CsvSource({
    "1 2 3, ends early",
    "1 2 3 4 5, more cells",
    "1 2 three 4, 'three'",
  })
  void wrongOnesAreRefused(final String cells, final String complaint) {
    final CheckFailure failure =
        assertThrows(CheckFailure.class, () -> Raster.ofArcGrid(HEADER + cells));
    assertTrue(failure.getMessage().contains(complaint), failure.getMessage());
  }

  @Test
  void aHeaderMustBeWhole() {
    final CheckFailure failure =
        assertThrows(
            CheckFailure.class, () -> Raster.ofArcGrid(HEADER.replace("cellsize 5\n", "") + "1"));
    assertTrue(failure.getMessage().contains("cellsize"), failure.getMessage());
  }
}
