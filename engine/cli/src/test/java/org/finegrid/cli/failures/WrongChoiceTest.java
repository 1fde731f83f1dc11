package org.finegrid.cli.failures;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
class WrongChoiceTest {
  @TempDir private Path directory;

  @Test
  void ofAnUnknownVariableListsTheOnesThereAre() {
    final Path input = SeveralVariables.write(folder().file("two.nc"));
    refused(1, List.of(input + ": ", "'wind'", "rain, snow"), input, "--variable wind");
  }

  @Test
  void ofNoVariableAmongSeveralListsThem() {
    final Path input = SeveralVariables.write(folder().file("two.nc"));
    refused(1, List.of(input + ": ", "--variable", "rain, snow"), input, "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | --bbox=170,42,175,45 | --bbox: no columns lie inside; they go from 3.0 to 15.0",
        "1 | --bbox=5,-50,10,-40 | --bbox: no rows lie inside; they go from 50.0 to 40.0",
        "2 | --bbox=5,42,10 | --bbox: '5,42,10' is not four numbers",
        "2 | --bbox=a,42,10,45 | --bbox: 'a' is not a number",
        "2 | --bbox=10,42,5,45 | --bbox: '10,42,5,45' has its west edge east",
        "1 | --time 1990/1991 | --time: '1990/1991' has no step; the raster goes from 2001-01-16T12:00Z",
        "2 | --time 2001 | --time: '2001' is not FROM/TO",
        "2 | --time 2001-13/2002 | --time: '2001-13/2002' is not FROM/TO",
        "1 | --bands 13 | --bands: '13' is not among the raster's bands 1-12",
        "1 | --bands 3-14 | --bands: '3-14' is not among the raster's bands 1-12",
        "1 | --bands 999999999 | --bands: '999999999' is not among the raster's bands 1-12",
        "2 | --bands 3- | --bands: '3-' is not a list of bands",
        "2 | --bands 0 | --bands: '0' is not a list of bands",
        "1 | --crs EPSG:4326 | --crs",
        "1 | --crs nonsense | --crs",
      })
  void isToldFromWhatThereIs(final int code, final String options, final String told) {
    refused(code, List.of(told), folder().sample("island/temperature.nc"), options);
  }

  @Test
  void aRasterWithoutTimeHasNoneToChoose() {
    final Path input = folder().sample("island/elevation.tif");
    refused(1, List.of("--time: the raster has no"), input, "--time 2001/2002");
  }

  @Test
  void aReferenceThatIsNoneIsNamed() {
    final Path input = folder().sample("topography/asia-half-degree.nc");
    refused(1, List.of("coordinate reference 'nonsense'"), input, "--crs nonsense");
    refused(1, List.of("EPSG:1"), input, "--crs EPSG:1");
  }

  private void refused(
      final int code, final List<String> told, final Path input, final String options) {
    final String more = "--factor 2" + (options.isEmpty() ? "" : " " + options);
    folder().refuses(code, told, input.toString(), more.split(" "));
  }

  private Folder folder() {
    return new Folder(directory);
  }
}
