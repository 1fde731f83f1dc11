package org.finegrid.cli.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.finegrid.cli.GdalBindings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What GDAL says goes through Finegrid, in one line, and not past it to the screen. */
@Tag("slow")
class GdalIsQuietTest {
  @TempDir private Path directory;

  @BeforeAll
  static void bindingsAreThere() {
    GdalBindings.assumeInstalled();
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
              List.of(GdalBindings.option()),
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
