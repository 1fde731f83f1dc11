package org.finegrid.io.gdal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory is replaced by another, whatever moment the process ends at. */
class DirectorySwapTest {
  private static final int KILLS = 12;

  @TempDir private Path folder;
  private Path target;
  private Path discards;

  @BeforeEach
  void anOldDirectoryIsThere() throws IOException {
    target = store(folder.resolve("z.zarr"), "old");
    discards = Files.createDirectory(folder.resolve(".z.zarr.1.part"));
  }

  /** A directory whose files all say the same. */
  static Path store(final Path path, final String text) throws IOException {
    Files.createDirectories(path.resolve("a"));
    for (final String name : List.of(".zgroup", "a/0.0", "a/0.1")) {
      Files.writeString(path.resolve(name), text);
    }
    return path;
  }

  /** What all files of a directory say. */
  static String text(final Path path) throws IOException {
    final String first = Files.readString(path.resolve(".zgroup"));
    for (final String name : List.of("a/0.0", "a/0.1")) {
      assertEquals(first, Files.readString(path.resolve(name)), name);
    }
    return first;
  }

  private DirectorySwap swap() {
    return new DirectorySwap(target, discards);
  }

  private Path made(final String text) throws IOException {
    return store(discards.resolve("z.zarr"), text);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theNewOneHasTheNameAndTheOldOneIsGoneFromBeside() throws IOException {
    swap().replaceBy(made("new"));
    assertEquals("new", text(target));
    assertEquals(List.of(".z.zarr.1.part", "z.zarr"), names());
  }

  @Test
  void theOldOneIsPutBackAfterAStopOnceItIsPutAside() throws IOException {
    made("new");
    swap().putAside();
    assertFalse(Files.exists(target));
    assertEquals(Optional.of(target), DirectorySwap.missing(target.resolve("a")));
    assertTrue(DirectorySwap.putBack(target));
    assertEquals("old", text(target));
    assertEquals(Optional.empty(), DirectorySwap.missing(target.resolve("a")));
  }

  @Test
  void theNewOneStaysAfterAStopOnceItIsPlacedAndTheNextRunCleansUp() throws IOException {
    final Path made = made("new");
    final DirectorySwap stopped = swap();
    stopped.putAside();
    stopped.place(made);
    assertFalse(DirectorySwap.putBack(target));
    assertEquals("new", text(target));
    swap().replaceBy(made("newer"));
    assertEquals("newer", text(target));
    assertFalse(Files.exists(DirectorySwap.aside(target)));
  }

  @Test
  void theOldOneHasItsNameAgainWhereTheNewOneCannotBePlaced() throws IOException {
    assertThrows(IOException.class, () -> swap().replaceBy(discards.resolve("missing")));
    assertEquals("old", text(target));
    assertEquals(List.of(".z.zarr.1.part", "z.zarr"), names());
  }

  @Test
  void aRunThatComesInBetweenLosesToTheOneThatIsAtIt() throws IOException {
    final Path made = made("new");
    final DirectorySwap one = swap();
    one.putAside();
    // Another run takes the first for killed.
    assertTrue(DirectorySwap.putBack(target));
    one.replaceBy(made);
    assertEquals("new", text(target));
    assertFalse(Files.exists(DirectorySwap.aside(target)));
  }

  @Test
  void theOldOneIsPutBackThroughALinkToIt() throws IOException {
    final Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("z.zarr"));
    swap().putAside();
    assertEquals(Optional.of(target), DirectorySwap.missing(link.resolve("a")));
    assertTrue(DirectorySwap.putBack(link));
    assertEquals("old", text(link));
  }

  @Test
  void aFileIsReplacedByADirectoryAndTheOtherWayRound() throws IOException {
    final Path file = Files.writeString(discards.resolve("file"), "file");
    swap().replaceBy(file);
    assertEquals("file", Files.readString(target));
    swap().replaceBy(made("new"));
    assertEquals("new", text(target));
  }

  @Test
  void aProcessThatIsKilledAtAnyMomentLeavesOneThatIsWhole() throws Exception {
    int there = 0;
    for (int i = 0; i < KILLS; i++) {
      final Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  Swaps.class.getName(),
                  target.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      // It says so when it has replaced the first one.
      assertEquals('.', process.getInputStream().read());
      Thread.sleep(i);
      process.destroyForcibly().waitFor();
      there += Files.exists(target) ? 1 : 0;
      DirectorySwap.missing(target).ifPresent(DirectorySwap::putBack);
      final String found = text(target);
      assertTrue(found.matches("\\d+"), found);
    }
    // A kill that always met the same moment would show nothing; most leave a name.
    assertTrue(there > 0, "no kill left the name");
  }
}
