package org.finegrid.cli.foreign;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.finegrid.cli.Outcome;
import org.finegrid.io.ReadOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TIFFs that are placed, or told more of, by files beside them. */
@Tag("slow")
class FilesBesideTiffsTest {
  @TempDir private Path folder;

  @BeforeEach
  void makeImage() throws IOException, InterruptedException {
    Programs.assumePresent("gdal_translate", "gdal_edit.py", "gdalinfo");
    Grids.ascii(folder.resolve("values.asc"), 24, 18, i -> i % 53);
    Programs.run(
        folder,
        "gdal_translate",
        "-q",
        "-ot",
        "Float32",
        "-co",
        "PROFILE=BASELINE",
        "values.asc",
        "image.tif");
    Files.deleteIfExists(folder.resolve("image.tif.aux.xml"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"image.tfw", "image.tifw", "image.wld", "image.TFW"})
  void aWorldFilePlacesTheCellsAsGdalPlacesThem(final String name)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve(name), "0.25\n0\n0\n-0.125\n10.125\n49.9375\n");
    final Outcome outcome =
        Grids.downscale(folder.resolve("image.tif"), folder.resolve("fine.tif"));
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.err().contains(name), outcome.err());
    assertPlace();
  }

  @Test
  void theReferencePlaceAndNoDataOfAnAuxXmlAreTaken() throws IOException, InterruptedException {
    // GDAL writes into such a file what it may not write into the image.
    Programs.run(
        folder,
        "gdal_edit.py",
        "-ro",
        "-a_srs",
        "EPSG:32632",
        "-a_ullr",
        "300000",
        "5100000",
        "324000",
        "5082000",
        "-a_nodata",
        "7",
        "image.tif");
    assertTrue(Files.exists(folder.resolve("image.tif.aux.xml")));
    final Outcome outcome =
        Grids.downscale(folder.resolve("image.tif"), folder.resolve("fine.tif"));
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.err().contains("image.tif.aux.xml"), outcome.err());
    assertPlace();
    final double[] expected = Grids.byGdal(folder, folder.resolve("image.tif"), "1");
    for (int i = 0; i < expected.length; i++) {
      expected[i] = expected[i] == 7 ? Double.NaN : expected[i];
    }
    assertArrayEquals(
        expected, Grids.byFinegrid(folder.resolve("image.tif"), ReadOptions.defaults()).get(0));
    assertTrue(
        Programs.run(folder, "gdalsrsinfo", "-o", "epsg", "fine.tif").contains("EPSG:32632"));
  }

  @Test
  void aWorldFileOfOtherTextIsRefused() throws IOException {
    Files.writeString(folder.resolve("image.tfw"), "no numbers at all");
    final Outcome outcome =
        Grids.downscale(folder.resolve("image.tif"), folder.resolve("fine.tif"));
    assertEquals(1, outcome.code());
    assertTrue(outcome.err().contains("image.tfw does not hold six numbers"), outcome.err());
  }

  @Test
  void anAuxXmlThatIsCutShortIsRefused() throws IOException {
    Files.writeString(folder.resolve("image.tif.aux.xml"), "<PAMDataset><SRS>PROJCS[");
    final Outcome outcome =
        Grids.downscale(folder.resolve("image.tif"), folder.resolve("fine.tif"));
    assertEquals(1, outcome.code());
    assertTrue(outcome.err().contains("image.tif.aux.xml"), outcome.err());
  }

  private void assertPlace() throws IOException, InterruptedException {
    final double[] coarse = geoTransform("image.tif");
    final double[] fine = geoTransform("fine.tif");
    assertArrayEquals(
        new double[] {coarse[0], coarse[1] / 2, 0, coarse[3], 0, coarse[5] / 2}, fine, 1e-9);
  }

  private double[] geoTransform(final String name) throws IOException, InterruptedException {
    final JsonNode info =
        new ObjectMapper().readTree(Programs.run(folder, "gdalinfo", "-json", name));
    final double[] numbers = new double[6];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = info.get("geoTransform").get(i).asDouble();
    }
    return numbers;
  }
}
