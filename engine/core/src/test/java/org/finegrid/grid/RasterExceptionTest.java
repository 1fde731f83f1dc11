package org.finegrid.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RasterExceptionTest {
  private static final RasterException NO_REFERENCE =
      new RasterException(
          ErrorCode.INVALID_PARAMETER,
          ParameterName.BACK_PROJECTION,
          "{crs}.tif: use fewer " + ParameterName.BACK_PROJECTION.placeholder() + " $1");

  @Test
  void javaCallersReadTheParametersNameAsJavaSpellsIt() {
    assertEquals("{crs}.tif: use fewer backProjection $1", NO_REFERENCE.getMessage());
  }

  @Test
  void aCallerPutsItsOwnNameThere() {
    assertEquals(
        "{crs}.tif: use fewer $BACKPROJECTION $1",
        NO_REFERENCE.message(parameter -> "$" + parameter.name().toUpperCase(Locale.ROOT)));
  }

  @Test
  void anInvalidValueIsToldAfterTheParametersName() {
    final RasterException invalid = RasterException.invalid(ParameterName.TILE, "0 is too small");
    assertEquals("tile: 0 is too small", invalid.getMessage());
    assertEquals(ErrorCode.INVALID_PARAMETER, invalid.code());
    assertEquals(Optional.of(ParameterName.TILE), invalid.parameter());
  }

  @Test
  void anEditedFailureKeepsCodeAndParameterAndPlaceholders() {
    final RasterException edited = NO_REFERENCE.edit(text -> text.replace("{crs}", "a"));
    assertEquals("a.tif: use fewer X $1", edited.message(parameter -> "X"));
    assertEquals(NO_REFERENCE.code(), edited.code());
    assertEquals(NO_REFERENCE.parameter(), edited.parameter());
    assertSame(NO_REFERENCE, edited.getCause());
  }

  @Test
  void aFailureWithoutACodeIsOfTheInput() {
    final RasterException failure = new RasterException("a.tif: damaged", new IOException());
    assertEquals(ErrorCode.UNREADABLE_INPUT, failure.code());
    assertEquals(Optional.empty(), failure.parameter());
  }

  @Test
  void aParametersNameIsSpelledAsInJava() {
    assertThrows(IllegalArgumentException.class, () -> new ParameterName("back-projection"));
  }
}
