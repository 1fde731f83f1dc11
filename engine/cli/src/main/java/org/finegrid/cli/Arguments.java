package org.finegrid.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whether the arguments are those that were typed. Java makes text of their bytes, in the locale's
 * characters, and puts another character where bytes are none: two files would have one name.
 */
final class Arguments {
  private static final Path TYPED = Path.of("/proc/self/cmdline");

  private Arguments() {}

  /**
   * The sentence that refuses an argument which is not what was typed; empty where all are, or
   * where the system, unlike Linux, does not report what was typed.
   */
  static Optional<String> wrong(final String[] args) {
    if (!Files.isReadable(TYPED)) {
      return Optional.empty();
    }
    try {
      return wrong(
          args, Files.readAllBytes(TYPED), Charset.forName(System.getProperty("sun.jnu.encoding")));
    } catch (IOException | IllegalArgumentException e) {
      // Without it the arguments are as good as on other systems.
      return Optional.empty();
    }
  }

  /**
   * Compares.
   *
   * @param typed all words of the command, each followed by a zero, the arguments last
   * @param charset of the arguments
   */
  static Optional<String> wrong(final String[] args, final byte[] typed, final Charset charset) {
    final List<byte[]> words = words(typed);
    final int first = words.size() - args.length;
    for (int i = 0; first >= 0 && i < args.length; i++) {
      final byte[] word = words.get(first + i);
      if (!Arrays.equals(word, args[i].getBytes(charset))) {
        return Optional.of(
            "the argument '"
                + readable(word)
                + "' has bytes that are no "
                + charset.name()
                + " characters; "
                + (isUtf8(charset)
                    ? "rename the file, or name it by a link"
                    : "set LC_ALL=C.UTF-8 or to the locale that they are of"));
      }
    }
    return Optional.empty();
  }

  private static boolean isUtf8(final Charset charset) {
    return charset.name().equals("UTF-8");
  }

  private static List<byte[]> words(final byte[] typed) {
    final List<byte[]> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < typed.length; i++) {
      if (typed[i] == 0) {
        words.add(Arrays.copyOfRange(typed, start, i));
        start = i + 1;
      }
    }
    return words;
  }

  /** As shells show it: {@code caf\xe9.tif}. */
  private static String readable(final byte[] word) {
    final StringBuilder text = new StringBuilder();
    for (final byte b : word) {
      if (b >= ' ' && b < 127) {
        text.append((char) b);
      } else {
        text.append(String.format("\\x%02x", b));
      }
    }
    return text.toString();
  }
}
