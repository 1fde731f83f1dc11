package org.finegrid.cli.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What GDAL says goes through Finegrid, in one line, and not past it to the screen. */
class GdalIsQuietTest {
  private static final String PATH = System.getProperty("java.library.path");

  @TempDir private Path directory;

  @BeforeAll
  static void bindingsAreThere() {
    final boolean there =
        Stream.of(PATH.split(":"))
            .anyMatch(path -> Files.exists(Path.of(path, System.mapLibraryName("gdalalljni"))));
    assertTrue(there || !"1".equals(System.getenv("FINEGRID_REQUIRE_GDAL_JAVA")));
    assumeTrue(there, "no Java bindings of GDAL here");
  }

  @Test
  void aboutFilesThatItCannotRead() throws Exception {
    final Folder folder = new Folder(directory);
    final byte[] netcdf = Folder.bytes(folder.sample("island/temperature.nc"));
    final byte[] tiff = Folder.bytes(folder.sample("island/temperature.tif"));
    final List<Path> files =
        List.of(
            folder.file("words.grib", "GRIB and no more".getBytes(StandardCharsets.UTF_8)),
            folder.file("short.nc", Arrays.copyOf(netcdf, netcdf.length / 2)),
            folder.file("short.tif", Arrays.copyOf(tiff, tiff.length / 2)));
    for (final Path file : files) {
      try (Child child =
          Child.of(
              List.of("-Djava.library.path=" + PATH),
              List.of(
                  "downscale",
                  file.toString(),
                  directory.resolve("out.tif").toString(),
                  "--factor=2",
                  "--model=bicubic",
                  "--reader=gdal"))) {
        final int code = child.code();
        Folder.saysInOneLine(child.errors(), List.of(file.toString()));
        assertEquals(1, code);
        assertEquals(0, child.process().getInputStream().readAllBytes().length);
      }
    }
  }
}
