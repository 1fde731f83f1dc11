package org.finegrid.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Optional;
import org.finegrid.grid.RasterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataSourceTest {

  @Test
  void fieldsHaveANumberAndASeed() {
    assertEquals(new DataSource.Generated(300, 0), parse("fields:300"));
    assertEquals(new DataSource.Generated(20, 7), parse("fields:20@7"));
  }

  @Test
  void everythingElseIsAPath() {
    assertEquals(
        new DataSource.Files(Path.of("data/dem.tif"), Optional.of("t"), "CC0"),
        DataSource.parse("data/dem.tif", Optional.of("t"), Optional.of("CC0")));
    assertEquals("unstated", parse("fields.nc").licence());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"fields:", "fields:0", "fields:x", "fields:-3", "fields:3@", "fields:99999999999"})
  void fieldsWithoutASensibleNumberAreRefused(final String text) {
    assertThrows(RasterException.class, () -> parse(text));
  }

  private static DataSource parse(final String text) {
    return DataSource.parse(text, Optional.empty(), Optional.empty());
  }
}
