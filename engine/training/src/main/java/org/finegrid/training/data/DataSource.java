package org.finegrid.training.data;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finegrid.grid.RasterException;

/** Where fields to learn from come from, with the licence that the card shall state. */
public sealed interface DataSource {

  /** What the card says where nobody stated a licence. */
  String UNSTATED = "unstated";

  /** As the user states it. */
  String licence();

  /**
   * Files.
   *
   * @param path a raster, an image, or a directory of such files and further directories
   * @param variable the one to take of files with several; empty: all of them
   */
  record Files(Path path, Optional<String> variable, String licence) implements DataSource {}

  /**
   * Fields that are computed; see {@link org.finegrid.training.data.generated.GeneratedFields}.
   *
   * @param count how many
   * @param seed which of all such fields
   */
  record Generated(int count, long seed) implements DataSource {
    private static final Pattern TEXT = Pattern.compile("fields:(\\d+)(?:@(\\d+))?");
    private static final int MOST = 100_000;

    @Override
    public String licence() {
      return "generated";
    }

    @Override
    public String toString() {
      return "fields:" + count + "@" + seed;
    }
  }

  /**
   * Reads {@code fields:N}, {@code fields:N@SEED} or a path.
   *
   * @throws RasterException where the number of fields is none
   */
  static DataSource parse(
      final String text, final Optional<String> variable, final Optional<String> licence) {
    if (!text.startsWith("fields:")) {
      return new Files(Path.of(text), variable, licence.orElse(UNSTATED));
    }
    final Matcher matcher = Generated.TEXT.matcher(text);
    final long count =
        matcher.matches() && matcher.group(1).length() < 10 ? Long.parseLong(matcher.group(1)) : 0;
    if (count < 1 || count > Generated.MOST) {
      throw new RasterException(
          text + ": write fields:N or fields:N@SEED, with N from 1 to " + Generated.MOST);
    }
    final String seed = matcher.group(2);
    if (seed != null && seed.length() > 18) {
      throw new RasterException(text + ": a seed has at most 18 digits");
    }
    return new Generated((int) count, seed == null ? 0 : Long.parseLong(seed));
  }
}
