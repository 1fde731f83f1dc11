package org.finegrid.cli.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which vector instructions the processor has: numerical libraries choose their code by them. */
final class Processor {
  private static final Path FLAGS = Path.of("/proc/cpuinfo");

  private Processor() {}

  /** Such as {@code amd64 avx512f}. Processors of one kind give cells that are equal to the bit. */
  static String kind() {
    return System.getProperty("os.arch") + " " + vectors();
  }

  private static String vectors() {
    if (!Files.isReadable(FLAGS)) {
      return "other";
    }
    try {
      final Set<String> words = new HashSet<>(List.of(Files.readString(FLAGS).split("\\s+")));
      return words.contains("avx512f") ? "avx512f" : words.contains("avx2") ? "avx2" : "other";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
