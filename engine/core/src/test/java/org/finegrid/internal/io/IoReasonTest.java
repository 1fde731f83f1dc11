package org.finegrid.internal.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class IoReasonTest {
  @TempDir private Path directory;

  private static String reason(final Executable failing) {
    return IoReason.of(Assertions.assertThrows(Exception.class, failing));
  }

  @Test
  void aPathAloneBecomesWords() {
    final Path missing = directory.resolve("no such (file).tif");
    assertEquals("no such file or directory", reason(() -> Files.size(missing)));
    assertEquals("permission denied", IoReason.of(new AccessDeniedException("in.tif")));
    assertEquals("not a directory", reason(() -> Files.list(Files.createFile(missing))));
    assertEquals("it exists already", reason(() -> Files.createFile(missing)));
  }

  @Test
  void theNameOfTheFileIsNotRepeated() {
    final Path missing = directory.resolve("in.tif");
    assertEquals(
        "No such file or directory", reason(() -> new FileInputStream(missing.toFile()).close()));
    assertEquals(
        "No space left on device",
        IoReason.of(new FileSystemException("out.tif", null, "No space left on device")));
  }

  @Test
  void tooManyOpenFilesSaysWhatToDo() {
    assertEquals(
        "too many open files; allow more with 'ulimit -n 1024'",
        IoReason.of(new FileSystemException("in.tif", null, "Too many open files")));
  }

  @Test
  void anExceptionWithoutAMessageIsNamed() {
    assertEquals("IOException", IoReason.of(new IOException()));
    assertEquals(
        "permission denied",
        IoReason.of(new UncheckedIOException(new AccessDeniedException("in.tif"))));
  }
}
