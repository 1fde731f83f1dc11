package org.finegrid.cli.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.finegrid.cli.Outcome;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times of files in each calendar of CF: what cdo says of them is right. */
class CalendarsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "days since 1850-01-01, 360_day",
    "days since 2000-02-30, 360_day",
    "days since 1850-01-01, 365_day",
    "hours since 1899-12-31 12:00, noleap",
    "days since 2000-01-01, 366_day",
    "days since 2000-02-28, all_leap",
    "days since 1582-10-04, standard",
    "days since -1-1-1, standard",
    "days since 9999-12-30, gregorian",
    "days since 0000-01-01, proleptic_gregorian",
    "minutes since 1582-10-04, proleptic_gregorian",
  })
  void timesAreThoseOfCdo(final String units, final String calendar) throws Exception {
    Programs.assumePresent("ncgen", "cdo");
    final Path file = file(units, calendar);
    // Without seconds where there are none, and with the Z of UTC.
    final List<String> expected =
        Stream.of(Programs.run(folder, "cdo", "-s", "showtimestamp", "in.nc").trim().split("\\s+"))
            .map(time -> time.replaceFirst(":00$", "") + "Z")
            .toList();
    assertEquals(expected, times(file));
  }

  private Path file(final String units, final String calendar) throws Exception {
    final String text =
        """
        netcdf in {
        dimensions: time = UNLIMITED; lat = 2; lon = 2;
        variables:
          double time(time); time:units = "%s"; time:calendar = "%s";
            time:standard_name = "time";
          double lat(lat); lat:units = "degrees_north";
          double lon(lon); lon:units = "degrees_east";
          float t(time, lat, lon);
        data:
          time = -360, -31, -1, -0.5, 0, 0.25, 1, 28, 30, 59, 60, 359, 360, 365, 366, 720, 54000;
          lat = 10, 11;
          lon = 5, 6;
        }
        """
            .formatted(units, calendar);
    Files.writeString(folder.resolve("in.cdl"), text);
    Programs.run(folder, "ncgen", "-o", "in.nc", "in.cdl");
    return folder.resolve("in.nc");
  }

  private static List<String> times(final Path file) throws IOException {
    final Outcome outcome = Outcome.real("info", "--json", file.toString());
    assertEquals(0, outcome.code(), outcome.err());
    final List<String> times = new ArrayList<>();
    for (final JsonNode band : new ObjectMapper().readTree(outcome.out()).get("bands")) {
      times.add(band.get("time").asText());
    }
    return times;
  }
}
