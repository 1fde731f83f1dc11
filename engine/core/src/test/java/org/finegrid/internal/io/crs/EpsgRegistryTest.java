package org.finegrid.internal.io.crs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.finegrid.grid.RasterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpsgRegistryTest {
  @Test
  void codesAreKnownAfterTheUnpackedFilesAreGone() {
    assertEquals("EPSG:5070", CrsConverter.parse("EPSG:5070").name());
    assertTrue(CrsConverter.parse("EPSG:31370").wkt().isPresent());
  }

  @Test
  void azimuthalEquidistantMapsAreKnown() {
    assertTrue(
        CrsConverter.parse("EPSG:27704").wkt().orElseThrow().contains("Azimuthal_Equidistant"));
  }

  @Test
  void aCodeThatIsNoneIsRefused() {
    assertThrows(RasterException.class, () -> CrsConverter.parse("EPSG:999999"));
  }

  @ParameterizedTest
  @ValueSource(ints = {4326, 3857, 32601, 32633, 32760})
  void commonCodesMeanWhatTheRegistrySays(final int code) {
    assertEquals(GeoToolsRegistry.find(code).flatMap(RegistryText::of), CommonCodes.wkt(code));
  }

  @Test
  void zonesOfUtmEndAtSixty() {
    assertTrue(CommonCodes.wkt(32600).isEmpty());
    assertTrue(CommonCodes.wkt(32661).isEmpty());
    assertTrue(CommonCodes.wkt(32761).isEmpty());
  }
}
