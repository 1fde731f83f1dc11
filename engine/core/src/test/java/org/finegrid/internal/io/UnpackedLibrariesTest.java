package org.finegrid.internal.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnpackedLibrariesTest {

  @Test
  void nothingIsInTheWayOfALibraryThatHasRoom() {
    assertEquals(Optional.empty(), UnpackedLibraries.hindrance(1));
  }

  @Test
  void aTemporaryDirectoryWithoutRoomIsTold() {
    final Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    final String why = UnpackedLibraries.hindrance(1L << 60).orElseThrow();
    assertTrue(
        why.matches(
            "the temporary directory \\Q"
                + temporary
                + "\\E has \\d+ MiB left of the 1099511627776 that are needed"),
        why);
  }
}
