package org.finegrid.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A stream to standard output, which remembers that it could not be written. Java's own lets
 * results vanish on a full disk without a word.
 */
final class ResultStream extends OutputStream {
  private static final Path ON_LINUX = Path.of("/proc/self/fd/1");

  private final OutputStream out;
  private volatile IOException failure;

  ResultStream(final OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(final int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(final byte[] bytes, final int from, final int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      if (failure == null) {
        failure = e;
      }
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /**
   * Why results were lost; empty where none were, or where the program that they were for wanted no
   * more of them, as {@code head} does.
   */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure).filter(e -> !readerLeft(e));
  }

  private static boolean readerLeft(final IOException e) {
    if (String.valueOf(e.getMessage()).contains("Broken pipe")) {
      return true;
    }
    // Elsewhere than in English the message has other words.
    try {
      return Files.readSymbolicLink(ON_LINUX).toString().startsWith("pipe:");
    } catch (IOException | UnsupportedOperationException | SecurityException unknown) {
      return false;
    }
  }
}
