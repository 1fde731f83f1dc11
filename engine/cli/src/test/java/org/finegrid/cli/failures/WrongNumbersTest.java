package org.finegrid.cli.failures;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongNumbersTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--factor 0 | --factor: '0'",
        "--factor -1 | --factor: '-1'",
        "--factor abc | --factor: 'abc'",
        "--factor 1.5 | --factor: '1.5'",
        "--factor 65 | --factor: '65'",
        "--factor 2 --tile 0 | --tile: '0'",
        "--factor 2 --overlap -1 | --overlap: '-1'",
        "--factor 2 --threads 0 | --threads: '0'",
        "--factor 2 --minimum 5 --maximum 4 | --minimum: 5.0 is above the --maximum of 4.0",
        "--factor 2 --device gpu | --device: 'gpu'",
      })
  void areToldToBeWrongOnTheCommandLine(final String options, final String told) {
    refused(2, told, options);
  }

  @Test
  void aFactorIsNeededForBicubic() {
    refused(1, "bicubic: takes any factor; state it with --factor N", "--model bicubic");
  }

  @Test
  void anOverlapAsWideAsATileIsRefused() {
    refused(
        1, "--overlap: 16 is not smaller than the tile of 16", "--factor 2 --tile 16 --overlap 16");
  }

  private void refused(final int code, final String told, final String options) {
    final Folder folder = new Folder(directory);
    final Path input = folder.sample("island/temperature.tif");
    folder.refuses(code, List.of(told), input.toString(), options.split(" "));
  }
}
