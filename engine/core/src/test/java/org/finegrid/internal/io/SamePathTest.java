package org.finegrid.internal.io;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamePathTest {
  @TempDir private Path folder;

  @Test
  void aFileLiesInEachDirectoryAboveItWhetherItIsThereOrNot() throws IOException {
    final Path store = Files.createDirectories(folder.resolve("z.zarr"));
    final Path array = Files.createDirectories(store.resolve("tas"));
    assertTrue(SamePath.isIn(array, store));
    assertTrue(SamePath.isIn(store.resolve("made/later.tif"), store));
    assertTrue(SamePath.isIn(array, folder));
  }

  @Test
  void neitherADirectoryLiesInItselfNorInWhatIsBesideIt() throws IOException {
    final Path store = Files.createDirectories(folder.resolve("z.zarr"));
    assertFalse(SamePath.isIn(store, store));
    assertFalse(SamePath.isIn(store.resolve("../z.zarr"), store));
    assertFalse(SamePath.isIn(folder.resolve("z.zarr.tif"), store));
    assertFalse(SamePath.isIn(folder, store));
  }

  @Test
  void aFileHoldsNoOther() throws IOException {
    final Path file = Files.writeString(folder.resolve("a.tif"), "cells");
    assertFalse(SamePath.isIn(folder.resolve("a.tif"), file));
    assertFalse(SamePath.isIn(folder.resolve("b.tif"), file));
  }

  @Test
  void aLinkLeadsIntoTheDirectory() throws IOException {
    final Path store = Files.createDirectories(folder.resolve("z.zarr"));
    final Path link =
        Files.createSymbolicLink(
            folder.resolve("link"), Files.createDirectory(store.resolve("tas")));
    assertTrue(SamePath.isIn(link, store));
  }
}
