package org.finegrid.cli.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.finegrid.cli.foreign.Programs;
import org.finegrid.testing.Mutants;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Spoilt files of every kind that Finegrid's own code opens are read or refused in one sentence.
 * {@code scripts/fuzz.sh} goes on for as long as one likes, with GDAL's formats as well, in which a
 * crash of GDAL's would end the tests.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class MutantsTest {
  private static final int COUNT = 2500;
  private static final long SEED = 20_261_128;

  private final List<Path> originals = new ArrayList<>();

  @BeforeAll
  void prepare(@TempDir final Path folder) throws IOException, InterruptedException {
    Programs.assumePresent("gdal_translate", "cdo", "nccopy");
    Originals.make(folder).stream().filter(MutantsTest::isOurs).forEach(originals::add);
  }

  private static boolean isOurs(final Path file) {
    final String name = file.getFileName().toString();
    // Each network would be tried in a process of its own: the engine's tests spoil those.
    return name.endsWith(".tif") && !name.startsWith("jpeg")
        || name.endsWith(".nc") && !name.startsWith("cdf5");
  }

  @Test
  void theOriginalsAreRead(@TempDir final Path folder) throws InterruptedException {
    for (final Path original : originals) {
      assertEquals(
          new Trial.Result(Trial.End.READ, ""), Trial.of(original, folder.resolve("out.tif")));
    }
  }

  @Test
  void spoiltFilesAreReadOrRefused(@TempDir final Path folder)
      throws IOException, InterruptedException {
    final Map<Trial.End, Integer> ends = new EnumMap<>(Trial.End.class);
    final List<String> faults = new ArrayList<>();
    for (int number = 0; number < COUNT; number++) {
      final Path original = originals.get(number % originals.size());
      final Path mutant = folder.resolve(original.getFileName());
      Files.write(mutant, Mutants.of(Files.readAllBytes(original), SEED + number));
      final Trial.Result result = Trial.of(mutant, folder.resolve("out.tif"));
      ends.merge(result.end(), 1, Integer::sum);
      if (result.end().ordinal() >= Trial.End.FAULT.ordinal()) {
        faults.add(original.getFileName() + " " + (SEED + number) + ": " + result.said());
      }
    }
    assertEquals(List.of(), faults);
    // A harness that refuses or reads everything would show nothing.
    assertTrue(ends.getOrDefault(Trial.End.READ, 0) > COUNT / 10, ends::toString);
    assertTrue(ends.getOrDefault(Trial.End.REFUSED, 0) > COUNT / 10, ends::toString);
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.filter(each -> each.toString().endsWith(".part")).toList());
    }
  }
}
