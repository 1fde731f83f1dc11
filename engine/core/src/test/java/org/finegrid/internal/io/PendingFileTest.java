package org.finegrid.internal.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.finegrid.grid.RasterException;
import org.finegrid.testing.Pipes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    assertTrue(refusal.getMessage().contains("or add overwrite"));
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

  @Test
  void ofALinkTheFileBehindItIsReplacedAndTheLinkStays() throws IOException {
    final Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    final Path real = Files.writeString(elsewhere.resolve("real.tif"), "old");
    final Path link = Files.createSymbolicLink(directory.resolve("out.tif"), real);
    try (PendingFile pending = new PendingFile(link, true)) {
      assertEquals(elsewhere.toRealPath(), pending.path().getParent());
      Files.writeString(pending.path(), "new");
      pending.commit();
    }
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(real));
    assertEquals(List.of("elsewhere", "out.tif"), names());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aLinkToNothingIsRefused(final boolean overwrite) throws IOException {
    final Path link = Files.createSymbolicLink(directory.resolve("out.tif"), Path.of("no-such"));
    final RasterException refusal =
        assertThrows(RasterException.class, () -> new PendingFile(link, overwrite));
    assertEquals(
        link + ": is a link to no-such, which does not exist; remove the link or name another file",
        refusal.getMessage());
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(List.of("out.tif"), names());
  }

  @Test
  void aPipeIsNeverReplaced() throws Exception {
    final Path pipe = Pipes.make(directory.resolve("out.tif"));
    final RasterException refusal =
        assertThrows(RasterException.class, () -> new PendingFile(pipe, true));
    assertEquals(
        pipe + ": is a pipe, a device or a socket, and only files are replaced; name a file",
        refusal.getMessage());
    assertEquals(List.of("out.tif"), names());
  }

  @Test
  void aPipeThatWasMadeMeanwhileIsNotReplacedEither() throws Exception {
    final Path target = directory.resolve("out.tif");
    try (PendingFile pending = new PendingFile(target, true)) {
      Pipes.make(target);
      assertThrows(RasterException.class, pending::commit);
    }
    assertFalse(Files.isRegularFile(target));
    assertEquals(List.of("out.tif"), names());
  }

  @Test
  void aSocketIsNeverReplaced() throws IOException {
    final Path socket = directory.resolve("s");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      assertThrows(RasterException.class, () -> PendingFile.check(socket, true));
    }
  }
}
