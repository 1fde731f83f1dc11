package org.finegrid.io.gdal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Replaces a directory again and again, until it is killed. */
final class Swaps {

  private Swaps() {}

  public static void main(final String[] args) throws IOException {
    final Path target = Path.of(args[0]);
    final Path made = Files.createTempDirectory(target.getParent(), "made");
    for (int i = 0; ; i++) {
      final Path next = DirectorySwapTest.store(made.resolve("next"), Integer.toString(i));
      new DirectorySwap(target, Files.createDirectory(made.resolve("old-" + i))).replaceBy(next);
      if (i == 0) {
        System.out.print('.');
        System.out.flush();
      }
    }
  }
}
