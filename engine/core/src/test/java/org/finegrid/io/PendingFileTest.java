package org.finegrid.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.finegrid.grid.RasterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant: all or nothing. */
class PendingFileTest {
  @TempDir private Path directory;

  private List<String> names() throws IOException {
    try (Stream<Path> list = Files.list(directory)) {
      return list.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theNameAppearsOnlyWithTheWholeFile() throws IOException {
    final Path target = directory.resolve("out.tif");
    try (PendingFile pending = new PendingFile(target, false)) {
      Files.writeString(pending.path(), "whole");
      assertFalse(Files.exists(target));
      pending.commit();
    }
    assertEquals(List.of("out.tif"), names());
    assertEquals("whole", Files.readString(target));
  }

  @Test
  void withoutCommitNothingIsLeft() throws IOException {
    try (PendingFile pending = new PendingFile(directory.resolve("out.tif"), false)) {
      Files.writeString(pending.path(), "part");
    }
    assertEquals(List.of(), names());
  }

  @Test
  void withoutCommitTheOldFileStays() throws IOException {
    final Path target = Files.writeString(directory.resolve("out.tif"), "old");
    try (PendingFile pending = new PendingFile(target, true)) {
      Files.writeString(pending.path(), "part");
    }
    assertEquals("old", Files.readString(target));
    try (PendingFile pending = new PendingFile(target, true)) {
      Files.writeString(pending.path(), "new");
      pending.commit();
    }
    assertEquals("new", Files.readString(target));
    assertEquals(List.of("out.tif"), names());
  }

  @Test
  void anExistingFileIsReplacedOnlyWhenAllowed() throws IOException {
    final Path target = Files.writeString(directory.resolve("out.tif"), "old");
    final RasterException refusal =
        assertThrows(RasterException.class, () -> new PendingFile(target, false));
    assertTrue(refusal.getMessage().contains("--overwrite"));
  }

  @Test
  void aFileMadeMeanwhileIsNotReplaced() throws IOException {
    final Path target = directory.resolve("out.tif");
    try (PendingFile pending = new PendingFile(target, false)) {
      Files.writeString(target, "someone else's");
      assertThrows(RasterException.class, pending::commit);
    }
    assertEquals("someone else's", Files.readString(target));
    assertEquals(List.of("out.tif"), names());
  }

  @Test
  void aMissingDirectoryIsNamed() {
    final Path target = directory.resolve("no-such").resolve("out.tif");
    final RasterException refusal =
        assertThrows(RasterException.class, () -> new PendingFile(target, false));
    assertTrue(refusal.getMessage().contains("does not exist"));
  }
}
