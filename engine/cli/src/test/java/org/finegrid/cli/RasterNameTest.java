package org.finegrid.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class RasterNameTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "dem.nc, dem.nc, ''",
    "dem.nc:z, dem.nc, z",
    "my dem.nc:surface height, my dem.nc, surface height",
    "dem.nc:group/z, dem.nc, group/z",
    "dem.nc:TMP:ISBL, dem.nc, TMP:ISBL"
  })
  void aColonAfterAFileSeparatesItsVariable(
      final String typed, final String file, final String variable) throws IOException {
    Files.createFile(directory.resolve("dem.nc"));
    Files.createFile(directory.resolve("my dem.nc"));
    expect(directory + "/" + typed, directory.resolve(file), variable);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileThatHasTheWholeNameComesFirst() throws IOException {
    Files.createFile(directory.resolve("dem.nc"));
    Files.createFile(directory.resolve("dem.nc:z"));
    expect(directory + "/dem.nc:z", directory.resolve("dem.nc:z"), "");
    expect(directory + "/dem.nc:z:b", directory.resolve("dem.nc:z"), "b");
    expect(directory + "/dem.nc:y", directory.resolve("dem.nc"), "y");
  }

  @Test
  void aDirectoryIsAFileToo() throws IOException {
    Files.createDirectory(directory.resolve("dem.zarr"));
    expect(directory + "/dem.zarr:z", directory.resolve("dem.zarr"), "z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing.nc:z", "C:\\dem.tif", "C:/dem.tif", "2000-01-01T00:00.nc"})
  @DisabledOnOs(OS.WINDOWS)
  void aNameThatNoFileBeginsStaysWhole(final String typed) {
    expect(typed, Path.of(typed), "");
  }

  @ParameterizedTest
  @CsvSource({
    "/vsizip/a.zip/b.nc, /vsizip/a.zip/b.nc, ''",
    "/vsizip/a.zip/b.nc:z, /vsizip/a.zip/b.nc, z",
    "https://example.org:8080/b.tif, https://example.org:8080/b.tif, ''",
    "https://example.org:8080/b.nc:z, https://example.org:8080/b.nc, z",
    "/vsicurl/https://example.org/b.nc:z, /vsicurl/https://example.org/b.nc, z"
  })
  @DisabledOnOs(OS.WINDOWS)
  void aColonAfterTheLastSlashSeparatesTheVariableOfWhatOnlyGdalSees(
      final String typed, final String file, final String variable) {
    expect(typed, Path.of(file), variable);
  }

  @Test
  void gdalsOwnSpellingOfAVariableIsUnderstood() {
    expect("NETCDF:\"my dem.nc\":z", Path.of("my dem.nc"), "z");
  }

  @Test
  void aColonWithoutAVariableIsRefused() throws IOException {
    final Path file = Files.createFile(directory.resolve("dem.nc"));
    final TypeConversionException refusal =
        assertThrows(TypeConversionException.class, () -> RasterName.of(file + ":"));
    assertTrue(refusal.getMessage().contains("names no variable"), refusal.getMessage());
  }

  private static void expect(final String typed, final Path file, final String variable) {
    assertEquals(
        new RasterName(file, variable.isEmpty() ? Optional.empty() : Optional.of(variable)),
        RasterName.of(typed));
  }
}
