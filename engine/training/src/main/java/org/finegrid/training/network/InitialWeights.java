package org.finegrid.training.network;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.finegrid.grid.RasterException;
import org.finegrid.training.TrainingParameters;
import org.finegrid.training.onnx.Initialisers;

/** The weights that training starts from: random ones, or the mean of those in model files. */
final class InitialWeights {

  private InitialWeights() {}

  /**
   * Checks files before any data is read, against a network that may have another factor.
   *
   * @throws RasterException where a file cannot be read, or its weights are not shared as they must
   */
  static void check(final Weights weights, final Symmetry symmetry, final List<Path> files) {
    for (final Path file : files) {
      take(weights, file, 1);
      checkSymmetry(weights, symmetry, file);
    }
  }

  /**
   * Puts the mean of the files' weights in place of random ones, and shares them as the symmetry
   * wants.
   *
   * @param random random weights, which are changed and returned
   * @throws RasterException where the weights of a file do not fit
   */
  static Weights of(final Weights random, final Symmetry symmetry, final List<Path> files) {
    symmetry.spread(random.values());
    for (int i = 0; i < files.size(); i++) {
      begin(random, files.get(i), i + 1);
      checkSymmetry(random, symmetry, files.get(i));
    }
    symmetry.share(random.values());
    return random;
  }

  private static void checkSymmetry(
      final Weights weights, final Symmetry symmetry, final Path file) {
    if (!symmetry.holds(weights.values())) {
      throw new RasterException(
          file
              + ": its kernels are not shared among rotations and reflections; start from a network"
              + " with the same "
              + TrainingParameters.placeholder(NetworkMethods.EQUIVARIANCE));
    }
  }

  /** Averages a file's weights with those of the files before it. */
  private static void begin(final Weights weights, final Path file, final int number) {
    final int fit = take(weights, file, number);
    // A single file may lack the last layer, for another factor.
    if (fit == 0 || number > 1 && fit < weights.places().size()) {
      throw new RasterException(
          file
              + (fit > 0 ? ": not all of its weights fit" : ": has no weights that fit")
              + " this network; start from one of the same method"
              + (fit > 0 ? ", size and factor" : ""));
    }
  }

  /** Takes those of a file's weights that fit, and returns the number of layers. */
  private static int take(final Weights weights, final Path file, final int number) {
    final Map<String, Initialisers.Constant> known = Initialisers.read(file);
    int fit = 0;
    for (final Map.Entry<String, Weights.Place> each : weights.places().entrySet()) {
      final Initialisers.Constant constant = known.get(each.getKey());
      if (constant != null && constant.fits(each.getValue().shape())) {
        fit++;
        for (int i = 0; i < constant.values().length; i++) {
          final int at = each.getValue().from() + i;
          final float mean = weights.values()[at];
          final float value = constant.values()[i];
          weights.values()[at] = number == 1 ? value : mean + (value - mean) / number;
        }
      }
    }
    return fit;
  }
}
