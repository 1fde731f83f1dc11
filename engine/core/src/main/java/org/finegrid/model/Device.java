package org.finegrid.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;

/**
 * Where networks run.
 *
 * @param kind processor, GPU, or whichever of them there is
 * @param index the GPU's number
 */
public record Device(Kind kind, int index) {
  private static final Pattern CUDA = Pattern.compile("cuda(?::(\\d{1,3}))?");

  /** What kind of device. */
  public enum Kind {
    /** A GPU where the runtime has CUDA and finds one, else the processor. */
    AUTO,
    /** The processor. */
    CPU,
    /** A GPU, or a failure. */
    CUDA
  }

  /** Reads {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:N}. */
  public static Device parse(final String text) {
    final Matcher cuda = CUDA.matcher(text);
    if (cuda.matches()) {
      return new Device(Kind.CUDA, cuda.group(1) == null ? 0 : Integer.parseInt(cuda.group(1)));
    }
    return switch (text) {
      case "auto" -> new Device(Kind.AUTO, 0);
      case "cpu" -> new Device(Kind.CPU, 0);
      default ->
          throw RasterException.invalid(
              ParameterName.DEVICE, "'" + text + "' is not auto, cpu, cuda or cuda:N");
    };
  }
}
