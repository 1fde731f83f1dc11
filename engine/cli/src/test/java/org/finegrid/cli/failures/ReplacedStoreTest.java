package org.finegrid.cli.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.finegrid.cli.GdalBindings;
import org.finegrid.cli.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Zarr store as output where one is already: replaced whole, and never by what it holds. */
class ReplacedStoreTest {
  @TempDir private Path directory;
  private Folder folder;
  private Path input;
  private Path store;

  @BeforeEach
  void aStoreIsThere() {
    GdalBindings.assumeInstalled();
    folder = new Folder(directory);
    input = folder.sample("island/temperature.tif");
    store = folder.file("z.zarr");
    run("downscale", input.toString(), store.toString(), "--factor=2");
  }

  private static Outcome run(final String... args) {
    final Outcome outcome = Outcome.real(args);
    assertEquals(0, outcome.code(), outcome.err());
    return outcome;
  }

  /** As a kill leaves it between the two renames of a replacement. */
  private Path putAside() throws IOException {
    return Files.move(store, folder.file(".z.zarr.finegrid-old"));
  }

  @Test
  void aRunThatReadsAStoreWhichAKilledRunHadPutAsidePutsItBackAndSaysSo() throws IOException {
    final Path aside = putAside();
    final Outcome outcome =
        run("downscale", store.toString(), folder.file("out.tif").toString(), "--factor=2");
    assertTrue(outcome.err().contains("is restored"), outcome.err());
    assertTrue(Files.exists(store.resolve(".zgroup")));
    assertFalse(Files.exists(aside));
  }

  @Test
  void infoPutsItBackAsWell() throws IOException {
    putAside();
    run("info", store.toString());
    assertTrue(Files.exists(store.resolve(".zgroup")));
  }

  @Test
  void aRunThatMayNotReplaceFindsTheOldStoreAndRefuses() throws IOException {
    putAside();
    final Outcome outcome =
        Outcome.real("downscale", input.toString(), store.toString(), "--factor=2");
    assertEquals(1, outcome.code());
    Folder.saysInOneLine(outcome.errorLines(), List.of(store + ": exists already"));
    assertTrue(Files.exists(store.resolve(".zgroup")));
  }

  @Test
  void aRunThatReplacesLeavesNothingOfAKilledOne() throws IOException {
    putAside();
    run("downscale", input.toString(), store.toString(), "--factor=2", "--overwrite");
    assertEquals(List.of("temperature.tif", "z.zarr"), names());
  }

  @Test
  void aStoreThatHoldsTheInputIsNotReplaced() {
    final String array = names(store).stream().filter(n -> !n.startsWith(".")).findFirst().get();
    folder.refused(
        1,
        List.of(store + ": holds the input"),
        List.of("downscale", store.resolve(array).toString(), store.toString(), "--overwrite"));
  }

  @Test
  void anArrayInAStoreIsNoOutput() {
    folder.refused(
        1,
        List.of("lies in a Zarr store"),
        List.of(
            "downscale", input.toString(), store.resolve("more.zarr").toString(), "--overwrite"));
    folder.refused(
        1,
        List.of("lies in the input"),
        List.of("downscale", store.toString(), store.resolve("more.tif").toString()));
  }

  @Test
  void anArchiveThatHoldsTheInputIsNotReplaced() throws IOException {
    final Path archive = folder.file("in.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("a.tif"));
      zip.write(Files.readAllBytes(input));
    }
    folder.refused(
        1,
        List.of(archive + ": holds the input"),
        List.of(
            "downscale",
            "/vsizip/" + archive + "/a.tif",
            archive.toString(),
            "--format=COG",
            "--overwrite"));
  }

  private List<String> names() {
    return names(directory);
  }

  private static List<String> names(final Path path) {
    return List.of(path.toFile().list()).stream().sorted().toList();
  }
}
