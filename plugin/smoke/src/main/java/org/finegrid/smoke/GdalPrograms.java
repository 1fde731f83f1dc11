package org.finegrid.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** GDAL's programs as a second reader of GeoTIFFs, where they are installed. */
final class GdalPrograms {
  private static final long PATIENCE_SECONDS = 60;
  private static final double PLACE = 1e-9;

  /** The EPSG code of a coordinate reference is at the end of its text. */
  private static final Pattern CODE = Pattern.compile("ID\\[\"EPSG\",(\\d+)\\]\\]\\s*$");

  private final boolean installed = answers("gdalinfo") && answers("gdal_translate");

  /**
   * Returns where GDAL is installed.
   *
   * @throws CheckSkipped elsewhere
   */
  void require() {
    if (!installed) {
      throw new CheckSkipped("gdalinfo and gdal_translate are not installed here");
    }
  }

  private static boolean answers(final String program) {
    try {
      final Process process =
          new ProcessBuilder(program, "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      // There is no such program.
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Checks that GDAL reads the same of a GeoTIFF; does nothing where GDAL is not installed. */
  void agrees(final Path file, final Raster raster) {
    if (!installed) {
      return;
    }
    try {
      final Path directory = Files.createTempDirectory("finegrid-smoke-");
      try {
        description(file, raster, directory);
        cells(file, raster, directory);
      } finally {
        delete(directory);
      }
    } catch (IOException e) {
      throw new CheckFailure("GDAL's answer cannot be read: " + e.getMessage(), e);
    }
  }

  private static void delete(final Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (final Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private static void description(final Path file, final Raster raster, final Path directory)
      throws IOException {
    final String text = run(directory, "gdalinfo", "-json", file.toString());
    final JsonNode info = new ObjectMapper().readTree(text);
    final int[] size = {info.at("/size/0").asInt(), info.at("/size/1").asInt()};
    CheckFailure.unless(
        size[0] == raster.grid().width() && size[1] == raster.grid().height(),
        "GDAL finds " + size[0] + " x " + size[1] + " cells");
    CheckFailure.unless(
        info.at("/bands").size() == raster.bands().length,
        "GDAL finds " + info.at("/bands").size() + " bands");
    for (final JsonNode band : info.at("/bands")) {
      final double noData = band.path("noDataValue").asDouble(Double.NaN);
      CheckFailure.unless(
          noData == raster.noData().orElse(Double.NaN), "GDAL finds the NoData value " + noData);
    }
    final double[] edges = {
      info.at("/geoTransform/0").asDouble(Double.NaN),
      info.at("/geoTransform/3").asDouble(Double.NaN)
    };
    CheckFailure.unless(
        near(edges[0], raster.grid().x().edge(0)) && near(edges[1], raster.grid().y().edge(0)),
        "GDAL finds the upper left corner at " + edges[0] + ", " + edges[1]);
    final Matcher code = CODE.matcher(info.at("/coordinateSystem/wkt").asText());
    final String found = code.find() ? "EPSG:" + code.group(1) : "none with a code";
    final String expected = raster.grid().reference().name();
    CheckFailure.unless(
        !expected.startsWith("EPSG:") || found.equals(expected),
        "GDAL finds the coordinate reference " + found + ", not " + expected);
  }

  private static boolean near(final double one, final double other) {
    return Math.abs(one - other) <= PLACE * Math.max(1, Math.abs(other));
  }

  private static void cells(final Path file, final Raster raster, final Path directory)
      throws IOException {
    final Path plain = directory.resolve("cells");
    run(
        directory,
        "gdal_translate",
        "-q",
        "-of",
        "ENVI",
        "-ot",
        "Float32",
        file.toString(),
        plain.toString());
    final FloatBuffer values =
        ByteBuffer.wrap(Files.readAllBytes(plain)).order(ByteOrder.nativeOrder()).asFloatBuffer();
    final double noData = raster.noData().orElse(Double.NaN);
    for (final double[] band : raster.bands()) {
      for (int i = 0; i < band.length; i++) {
        final float value = values.get();
        final double expected = Raster.isData(band[i]) ? band[i] : noData;
        CheckFailure.unless(
            value == (float) expected || Float.isNaN(value) && Double.isNaN(expected),
            "GDAL finds " + value + " where " + expected + " was read, cell " + i);
      }
    }
  }

  /** Through a file, so that a program with much output does not wait for a reader. */
  private static String run(final Path directory, final String... command) throws IOException {
    final Path output = directory.resolve("output");
    final Process process =
        new ProcessBuilder(List.of(command))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new CheckFailure(command[0] + " did not end within " + PATIENCE_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      throw new CheckFailure(command[0] + " was interrupted", e);
    }
    final String text = Files.readString(output, StandardCharsets.UTF_8);
    CheckFailure.unless(process.exitValue() == 0, command[0] + " says: " + text);
    return text;
  }
}
