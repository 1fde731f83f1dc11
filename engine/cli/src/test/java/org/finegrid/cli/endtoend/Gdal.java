package org.finegrid.cli.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** GDAL's programs, a reader and writer of files that shares nothing with ours. */
final class Gdal {
  /** Set where GDAL must be there, so that its tests cannot be skipped unseen. */
  private static final String REQUIRED = "FINEGRID_REQUIRE_GDAL";

  private Gdal() {}

  /** Skips the tests where there is no GDAL, or fails them where it is required. */
  static void assumePresent() throws InterruptedException {
    boolean present;
    try {
      present = new ProcessBuilder("gdalinfo", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      // No such program.
      present = false;
    }
    assertTrue(present || !"1".equals(System.getenv(REQUIRED)), "gdalinfo does not run");
    assumeTrue(present, "no gdalinfo here");
  }

  /** What {@code gdalinfo} tells of a raster. */
  static GdalRaster info(final Path raster) throws IOException, InterruptedException {
    final byte[] json = output("gdalinfo", "-json", raster.toString());
    final JsonNode root = new ObjectMapper().readTree(json);
    return new GdalRaster(root);
  }

  /** Each band's stored values, as 32-bit floats. */
  static float[][] values(final Path raster, final int bands, final Path scratch)
      throws IOException, InterruptedException {
    final Path raw = scratch.resolve(raster.getFileName() + ".raw");
    translate(raster, raw, "-of", "ENVI", "-ot", "Float32", "-co", "INTERLEAVE=BSQ");
    final ByteBuffer bytes =
        ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN);
    Files.delete(raw);
    final float[][] values = new float[bands][bytes.remaining() / Float.BYTES / bands];
    for (final float[] band : values) {
      bytes.asFloatBuffer().get(band);
      bytes.position(bytes.position() + band.length * Float.BYTES);
    }
    assertEquals(0, bytes.remaining(), "GDAL sees other bands in " + raster);
    return values;
  }

  /** Copies a raster by {@code gdal_translate}. */
  static void translate(final Path from, final Path to, final String... options)
      throws IOException, InterruptedException {
    final List<String> command = new ArrayList<>(List.of("gdal_translate", "-q"));
    command.addAll(List.of(options));
    command.add(from.toString());
    command.add(to.toString());
    output(command.toArray(String[]::new));
  }

  private static byte[] output(final String... command) throws IOException, InterruptedException {
    final Path err = Files.createTempFile("gdal", ".err");
    final Process process = new ProcessBuilder(command).redirectError(err.toFile()).start();
    final byte[] out = process.getInputStream().readAllBytes();
    final int code = process.waitFor();
    final String told = Files.readString(err, StandardCharsets.UTF_8);
    Files.delete(err);
    assertEquals(0, code, () -> String.join(" ", command) + ": " + told);
    return out;
  }
}
