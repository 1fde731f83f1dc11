package org.finegrid.cli.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.finegrid.cli.Outcome;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Variables in millimetres that are rain, and others. */
class UnitsOfRainTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "zos, sea level, -40, additive, 0",
    "wb, climatic water balance, -40, additive, 0",
    "v12, something, 0, additive, 1",
    "v12, rainfall of the day, 0, multiplicative, 0",
    "tp, total precipitation, 0, multiplicative, 0",
  })
  void areConservedByWhatTheyAreNamed(
      final String name, final String title, final int lowest, final String how, final int notes)
      throws Exception {
    Programs.assumePresent("ncgen");
    Files.writeString(
        folder.resolve("in.cdl"),
        """
        netcdf in {
        dimensions: lat = 4; lon = 4;
        variables:
          double lat(lat); lat:units = "degrees_north";
          double lon(lon); lon:units = "degrees_east";
          float %1$s(lat, lon); %1$s:units = "mm"; %1$s:long_name = "%2$s";
        data:
          lat = 4, 3, 2, 1; lon = 1, 2, 3, 4;
          %1$s = %3$d, 0, 0, 90, 0, 0, 90, 0, 0, 90, 0, 0, 90, 0, 0, %3$d;
        }
        """
            .formatted(name, title, lowest));
    Programs.run(folder, "ncgen", "-o", "in.nc", "in.cdl");
    final Path report = folder.resolve("report.json");
    final Outcome outcome =
        Outcome.real(
            "downscale",
            folder.resolve("in.nc").toString(),
            folder.resolve("out.nc").toString(),
            "--model=bicubic",
            "--factor=2",
            "--report=" + report);
    assertEquals(0, outcome.code(), outcome.err());
    final JsonNode json = new ObjectMapper().readTree(report.toFile());
    assertEquals(how, json.get("conservation").asText());
    long count = 0;
    for (final JsonNode note : json.get("notes")) {
      count += note.asText().contains("in a unit of precipitation have values below zero") ? 1 : 0;
    }
    assertEquals(notes, count, () -> json.get("notes").toString());
  }
}
