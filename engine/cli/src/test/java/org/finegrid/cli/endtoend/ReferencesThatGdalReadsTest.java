package org.finegrid.cli.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.finegrid.cli.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Maps that no registry knows: GDAL finds the same projection in every format. */
@Tag("slow")
class ReferencesThatGdalReadsTest {
  private static final Pattern FACT =
      Pattern.compile(
          "(METHOD|PARAMETER|ELLIPSOID|PRIMEM|LENGTHUNIT)\\[\"([^\"]*)\"(?:,([-+.\\deE]+))?"
              + "(?:,([-+.\\deE]+))?");

  @TempDir private Path directory;

  @BeforeAll
  static void gdal() throws InterruptedException {
    Gdal.assumePresent();
  }

  static Stream<String> references() {
    return Stream.of(
        "+proj=lcc +lat_1=30 +lat_2=60 +lat_0=47.5 +lon_0=13.3 +x_0=1000 +y_0=2000 +R=6371229",
        "+proj=laea +lat_0=47 +lon_0=9 +x_0=500000 +y_0=100000 +ellps=GRS80",
        "+proj=tmerc +lat_0=1 +lon_0=10.5 +k=0.9999 +x_0=200000 +y_0=0 +ellps=bessel",
        "+proj=aea +lat_1=29.5 +lat_2=45.5 +lat_0=23 +lon_0=-96 +ellps=clrk66",
        "+proj=stere +lat_0=90 +lat_ts=70 +lon_0=-45 +datum=WGS84",
        "+proj=merc +lat_ts=41 +lon_0=5 +datum=WGS84",
        "+proj=longlat +a=6378200 +rf=300");
  }

  @ParameterizedTest
  @MethodSource("references")
  void theProjectionAndItsParametersStay(final String reference) throws Exception {
    final Path coarse = directory.resolve("coarse.tif");
    final Path sample = Samples.file("island/temperature.tif");
    Gdal.translate(sample, coarse, "-a_srs", reference);
    final List<String> expected = facts(Gdal.info(coarse));
    assertTrue(expected.stream().anyMatch(fact -> fact.startsWith("ELLIPSOID")), "" + expected);
    assertEquals(
        !reference.startsWith("+proj=longlat"),
        expected.stream().anyMatch(fact -> fact.matches("PARAMETER .* [1-9].*")),
        "" + expected);
    final Path tiff = finer(coarse, "fine.tif");
    final Path netcdf = finer(coarse, "fine.nc");
    final Path back = finer(netcdf, "back.tif");
    for (final Path fine : List.of(tiff, netcdf, back)) {
      assertEquals(expected, facts(Gdal.info(fine)), fine.getFileName().toString());
    }
  }

  /** Methods, parameters and figures of the Earth with their numbers, sorted. */
  private static List<String> facts(final GdalRaster raster) {
    final List<String> facts = new ArrayList<>();
    final Matcher matcher = FACT.matcher(raster.reference());
    while (matcher.find()) {
      // A figure of the Earth is its numbers; what people call it is told in many ways.
      final boolean named = !matcher.group(1).matches("ELLIPSOID|PRIMEM");
      facts.add(
          matcher.group(1)
              + (named ? " " + matcher.group(2) : "")
              + number(matcher.group(3))
              + number(matcher.group(4)));
    }
    return facts.stream().distinct().sorted().toList();
  }

  /** To ten digits, which is more than a millimetre on the Earth. */
  private static String number(final String text) {
    return text == null ? "" : String.format(Locale.ROOT, " %.10g", Double.valueOf(text));
  }

  private Path finer(final Path input, final String name) {
    final Path output = directory.resolve(name);
    final Outcome outcome =
        Outcome.real(
            "downscale",
            input.toString(),
            output.toString(),
            "--factor",
            "2",
            "--model",
            "bilinear");
    assertEquals(0, outcome.code(), outcome.err());
    return output;
  }
}
