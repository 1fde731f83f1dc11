package org.finegrid.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfoCommandTest {
  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void makeFile() throws IOException {
    file = Files.write(directory.resolve("t2m.nc"), new byte[2500]);
  }

  @Test
  void oneScreenTellsWhatIsInTheFile() {
    final Outcome outcome = Outcome.of(new FakeEngine(), "info", file.toString());
    assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
    assertEquals(
        List.of(
            "file       " + file + " (2.5 kB)",
            "format     NetCDF, int16, chunks 1 x 72 x 144",
            "size       144 x 72 cells",
            "cell size  2.5 x 2.5 degrees",
            "extent     west -180, south -90, east 180, north 90 (around the globe)",
            "CRS        longitude and latitude, unknown datum (geographic)",
            "NoData     -9999",
            "variable   t2m: temperature at 2 m",
            "time       1990-01-16T00:00:00Z to 1990-12-16T00:00:00Z, 12 steps",
            "bands      1  t2m 0 [K]",
            "           2  t2m 1 [K]",
            "           3  t2m 2 [K]",
            "           4  t2m 3 [K]",
            "           5  t2m 4 [K]",
            "           ... and 7 more",
            "title      A reanalysis in two lines",
            "note       a note of the reader"),
        outcome.out().lines().toList());
  }

  @Test
  void jsonTellsTheSame() throws IOException {
    final Outcome outcome =
        Outcome.of(new FakeEngine(), "info", "--variable", "pr", "--json", file.toString());
    final JsonNode json = new ObjectMapper().readTree(outcome.out());
    assertEquals("pr", json.get("variable").asText());
    assertEquals(144, json.get("width").asInt());
    assertEquals(-9999, json.get("nodata").asInt());
    assertEquals(12, json.get("bands").size());
    assertEquals("[-180.0,-90.0,180.0,90.0]", json.get("extent").toString());
    assertEquals("1990-12-16T00:00:00Z", json.at("/dimensions/0/to").asText());
    assertEquals("1990-02-16T00:00:00Z", json.at("/bands/1/time").asText());
    assertTrue(json.at("/bands/1/time_bounds").isNull());
    assertEquals("[\"a note of the reader\"]", json.get("notes").toString());
  }

  @Test
  void aMissingFileIsOneLine() {
    final Outcome outcome = Outcome.of(new CoreEngine(), "info", "nowhere.tif");
    assertEquals(ExitCode.FAILED, outcome.code());
    assertEquals(List.of("finegrid: nowhere.tif: no such file"), outcome.errorLines());
    assertEquals("", outcome.out());
  }

  @Test
  void numbersCarryNoNoise() {
    assertEquals("0.1", AlignedLines.number(0.1));
    assertEquals("0.3", AlignedLines.number(0.1 + 0.2));
    assertEquals("100000", AlignedLines.number(1e5));
    assertEquals("-3.40282346639E+38", AlignedLines.number(-Float.MAX_VALUE));
    assertFalse(AlignedLines.number(Double.NaN).isEmpty());
    assertTrue(AlignedLines.number(1e-30).length() < 12, AlignedLines.number(1e-30));
  }
}
