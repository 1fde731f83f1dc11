package org.finegrid.training.data;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.finegrid.training.TrainingParameters;

/** Where fields to learn from come from, with the licence that the card shall state. */
public sealed interface DataSource {

  /** What the card says where nobody stated a licence. */
  String UNSTATED = "unstated";

  /** No source counts more often. */
  double MOST_TIMES = 1000;

  /** As the user states it. */
  String licence();

  /** How many times its fields count as often as others of their size. */
  double times();

  /**
   * Files.
   *
   * @param path a raster, an image, or a directory of such files and further directories
   * @param variable the one to take of files with several; empty: all of them
   */
  record Files(Path path, Optional<String> variable, String licence, double times)
      implements DataSource {
    /** Files that count like others. */
    public Files(final Path path, final Optional<String> variable, final String licence) {
      this(path, variable, licence, 1);
    }
  }

  /**
   * Fields that are computed; see {@link org.finegrid.training.data.generated.GeneratedFields}.
   *
   * @param count how many
   * @param seed which of all such fields
   */
  record Generated(int count, long seed, double times) implements DataSource {
    /** Fields that count like others. */
    public Generated(final int count, final long seed) {
      this(count, seed, 1);
    }

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

  /** Reads a source that counts like others. */
  static DataSource parse(
      final String text, final Optional<String> variable, final Optional<String> licence) {
    return parse(text, variable, licence, 1);
  }

  /**
   * Reads {@code fields:N}, {@code fields:N@SEED} or a path.
   *
   * @param times how many times its fields count as often as others
   * @throws RasterException where the text is none of these, or more is said than holds for it
   */
  static DataSource parse(
      final String text,
      final Optional<String> variable,
      final Optional<String> licence,
      final double times) {
    if (!(times > 0 && times <= MOST_TIMES)) {
      throw TrainingParameters.invalid(
          TrainingParameters.WEIGHT,
          times,
          "a number above 0 and up to " + (int) MOST_TIMES + " is needed");
    }
    if (text.isBlank()) {
      throw RasterException.invalid(
          TrainingParameters.DATA, "name a file, a directory or fields:N");
    }
    if (!text.startsWith("fields:")) {
      return new Files(Path.of(text), variable, licence.orElse(UNSTATED), times);
    }
    if (licence.isPresent() || variable.isPresent()) {
      throw new RasterException(
          ErrorCode.INVALID_PARAMETER,
          TrainingParameters.DATA,
          text
              + ": generated fields have neither "
              + TrainingParameters.LICENCE.placeholder()
              + " nor "
              + ParameterName.VARIABLE.placeholder());
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
    return new Generated((int) count, seed == null ? 0 : Long.parseLong(seed), times);
  }
}
