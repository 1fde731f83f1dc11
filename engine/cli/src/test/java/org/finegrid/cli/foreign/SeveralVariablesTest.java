package org.finegrid.cli.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.finegrid.cli.GdalBindings;
import org.finegrid.cli.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of several variables, in groups and on several grids. */
class SeveralVariablesTest {
  private static final String FILE =
      """
      netcdf in {
      dimensions: time = 3; bnds = 2; lat = 2; lon = 4;
      variables:
        double time(time); time:units = "days since 2000-01-01"; time:bounds = "time_bnds";
        double time_bnds(time, bnds);
        double lat(lat); lat:units = "degrees_north";
        double lon(lon); lon:units = "degrees_east";
        float tas(time, lat, lon); tas:units = "K"; tas:long_name = "air temperature";
        float orog(lat, lon); orog:units = "m"; orog:standard_name = "surface_altitude";
      data:
        time = 0.5, 1.5, 2.5; time_bnds = 0, 1, 1, 2, 2, 3;
        lat = 10, 11; lon = 5, 6, 7, 8;
        orog = 1, 2, 3, 4, 5, 6, 7, 8;
        tas = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24;
      group: inner {
        dimensions: y = 2; x = 2;
        variables:
          double y(y); y:units = "m"; y:standard_name = "projection_y_coordinate";
          double x(x); x:units = "m"; x:standard_name = "projection_x_coordinate";
          short count(y, x);
        data:
          y = 0, 1000; x = 0, 1000; count = 1, 2, 3, 4;
        }
      }
      """;

  @TempDir private Path folder;

  private Path file() throws Exception {
    Programs.assumePresent("ncgen");
    Files.writeString(folder.resolve("in.cdl"), FILE);
    Programs.run(folder, "ncgen", "-4", "-o", "in.nc", "in.cdl");
    return folder.resolve("in.nc");
  }

  @Test
  void infoListsThem() throws Exception {
    final Outcome outcome = Outcome.real("info", file().toString());
    assertEquals(0, outcome.code(), outcome.err());
    final String list = outcome.out();
    assertTrue(list.matches("(?s).*\\ntas +K +4 x 2 +3 time +air temperature\\R.*"), list);
    assertTrue(list.matches("(?s).*\\norog +m +4 x 2 +1 +surface_altitude\\R.*"), list);
    assertTrue(list.matches("(?s).*\\ninner/count +2 x 2 +1\\R.*"), list);
  }

  @Test
  void jsonListsThemAndDescribesOne() throws Exception {
    final Path file = file();
    final JsonNode all = json("info", "--json", file.toString());
    assertEquals(3, all.get("variables").size());
    assertEquals("air temperature", all.at("/variables/0/title").asText());
    assertEquals(3, all.at("/variables/0/bands").asInt());
    assertEquals("2000-01-03T12:00Z", all.at("/variables/0/dimensions/0/to").asText());
    final JsonNode one = json("info", "--json", "--variable", "tas", file.toString());
    assertEquals("2000-01-02T12:00Z", one.at("/bands/1/time").asText());
    assertEquals(
        "[\"2000-01-02T00:00Z\",\"2000-01-03T00:00Z\"]", one.at("/bands/1/time_bounds").toString());
  }

  @Test
  void aVariableInAGroupIsMadeFine() throws Exception {
    final Path file = file();
    final Path fine = folder.resolve("fine.tif");
    final Outcome outcome =
        Outcome.real(
            "downscale",
            file.toString(),
            fine.toString(),
            "--variable=inner/count",
            "--model=nearest",
            "--factor=2");
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals(4, json("info", "--json", fine.toString()).get("width").asInt());
  }

  @Test
  void infoListsThoseThatGdalReads() throws Exception {
    GdalBindings.assumeInstalled();
    final JsonNode all = json("info", "--json", "--reader=gdal", file().toString());
    assertEquals("tas", all.at("/variables/0/variable").asText());
    assertEquals(3, all.at("/variables/0/bands").asInt());
  }

  private static JsonNode json(final String... args) throws Exception {
    final Outcome outcome = Outcome.real(args);
    assertEquals(0, outcome.code(), outcome.err());
    return new ObjectMapper().readTree(outcome.out());
  }
}
