package org.finegrid.grid;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * The name of a parameter in messages, spelled as in Java: {@code backProjection}. Each caller
 * shows it in its own words, such as {@code --back-projection} on a command line.
 *
 * @param name letters and digits, beginning with a small letter
 */
public record ParameterName(String name) implements Serializable {
  // First: the constants below are checked by it.
  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]*");

  /** The raster that is read. */
  public static final ParameterName INPUT = new ParameterName("input");

  /** The raster that is written. */
  public static final ParameterName OUTPUT = new ParameterName("output");

  /** The fine raster of an evaluation. */
  public static final ParameterName TRUTH = new ParameterName("truth");

  /** The model. */
  public static final ParameterName MODEL = new ParameterName("model");

  /** The models of an evaluation. */
  public static final ParameterName MODELS = new ParameterName("models");

  /** Fine cells per coarse cell and axis. */
  public static final ParameterName FACTOR = new ParameterName("factor");

  /** Iterations of back-projection. */
  public static final ParameterName BACK_PROJECTION = new ParameterName("backProjection");

  /** The variable of a file that holds several. */
  public static final ParameterName VARIABLE = new ParameterName("variable");

  /** Whose code reads. */
  public static final ParameterName READER = new ParameterName("reader");

  /** Whether names may lead to other machines. */
  public static final ParameterName NETWORK = new ParameterName("network");

  /** The bands to take. */
  public static final ParameterName BANDS = new ParameterName("bands");

  /** The steps to take. */
  public static final ParameterName TIME = new ParameterName("time");

  /** The cells to take. */
  public static final ParameterName BBOX = new ParameterName("bbox");

  /** The coordinate reference of a raster that states none. */
  public static final ParameterName CRS = new ParameterName("crs");

  /** The value that stands for NoData. */
  public static final ParameterName NO_DATA = new ParameterName("noData");

  /** How means are kept. */
  public static final ParameterName CONSERVE = new ParameterName("conserve");

  /** The smallest value allowed. */
  public static final ParameterName MINIMUM = new ParameterName("minimum");

  /** The largest value allowed. */
  public static final ParameterName MAXIMUM = new ParameterName("maximum");

  /** The smallest value of a wet cell. */
  public static final ParameterName WET = new ParameterName("wet");

  /** The elevation of the ground on a fine grid. */
  public static final ParameterName ELEVATION = new ParameterName("elevation");

  /** The share of land on a fine grid. */
  public static final ParameterName LAND = new ParameterName("land");

  /** A mean of other years on a fine grid. */
  public static final ParameterName CLIMATOLOGY = new ParameterName("climatology");

  /** Any other field on a fine grid that the raster goes with. */
  public static final ParameterName COVARIATE = new ParameterName("covariate");

  /** How far temperature falls with height. */
  public static final ParameterName LAPSE_RATE = new ParameterName("lapseRate");

  /** The temperature at sea level by which pressure falls with height. */
  public static final ParameterName HYPSOMETRIC = new ParameterName("hypsometric");

  /** The edge of a tile. */
  public static final ParameterName TILE = new ParameterName("tile");

  /** The cells over which tiles are blended. */
  public static final ParameterName OVERLAP = new ParameterName("overlap");

  /** The weights of that blending. */
  public static final ParameterName BLEND = new ParameterName("blend");

  /** Where networks run. */
  public static final ParameterName DEVICE = new ParameterName("device");

  /** Worker threads. */
  public static final ParameterName THREADS = new ParameterName("threads");

  /** Whether an output may be replaced. */
  public static final ParameterName OVERWRITE = new ParameterName("overwrite");

  /** How cells of the output are compressed. */
  public static final ParameterName COMPRESSION = new ParameterName("compression");

  /** The output's format. */
  public static final ParameterName FORMAT = new ParameterName("format");

  /** Options of GDAL for that format. */
  public static final ParameterName CREATION_OPTIONS = new ParameterName("creationOptions");

  /** The directory in which an evaluation keeps rasters. */
  public static final ParameterName SAVE = new ParameterName("save");

  /** Options of the Java machine that runs this, such as the memory that it may take. */
  public static final ParameterName JAVA_OPTIONS = new ParameterName("javaOptions");

  /** Refuses what is no name. */
  public ParameterName {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a parameter's name: " + name);
    }
  }

  /** What stands for it in the text of a {@link Message}. */
  public String placeholder() {
    return Message.OPEN + name + Message.CLOSE;
  }
}
