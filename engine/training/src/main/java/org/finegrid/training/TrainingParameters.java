package org.finegrid.training;

import java.util.Locale;
import java.util.regex.Pattern;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;

/** The parameters of training in messages, beside those that each method has for itself. */
public final class TrainingParameters {
  /** Files, directories or generated fields to train on. */
  public static final ParameterName DATA = new ParameterName("data");

  /** The licence of a data source. */
  public static final ParameterName LICENCE = new ParameterName("licence");

  /** The sampling weight of a data source. */
  public static final ParameterName WEIGHT = new ParameterName("weight");

  /** The share of the data held out for validation. */
  public static final ParameterName VALIDATION = new ParameterName("validation");

  /** The share of the data that scores the finished model. */
  public static final ParameterName TEST = new ParameterName("test");

  /** Sizes of rescaled copies. */
  public static final ParameterName SCALES = new ParameterName("scales");

  /** Widths of the Gaussians of blurred copies. */
  public static final ParameterName BLURS = new ParameterName("blurs");

  /** Offsets of the coarse grid. */
  public static final ParameterName SHIFTS = new ParameterName("shifts");

  /** The largest number of bands taken from a raster. */
  public static final ParameterName MAX_BANDS = new ParameterName("maxBands");

  /** Models with the initial weights. */
  public static final ParameterName START = new ParameterName("start");

  /** Whether to resume from a checkpoint. */
  public static final ParameterName RESUME = new ParameterName("resume");

  private static final Pattern HYPHEN = Pattern.compile("-([a-z])");

  private TrainingParameters() {}

  /** The parameter of a method, whose words are joined by hyphens. */
  public static ParameterName of(final String name) {
    return new ParameterName(
        HYPHEN.matcher(name).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT)));
  }

  /** What stands for a method's parameter in messages. */
  public static String placeholder(final String name) {
    return of(name).placeholder();
  }

  /**
   * A value that a parameter cannot have.
   *
   * @param needed what is wrong and what is needed
   */
  public static RasterException invalid(
      final ParameterName parameter, final Object value, final String needed) {
    return new RasterException(
        ErrorCode.INVALID_PARAMETER,
        parameter,
        parameter.placeholder() + " " + value + ": " + needed);
  }
}
