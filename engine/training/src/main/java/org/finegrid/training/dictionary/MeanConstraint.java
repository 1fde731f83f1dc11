package org.finegrid.training.dictionary;

import java.util.Arrays;
import java.util.List;
import org.finegrid.grid.RasterException;
import org.finegrid.training.TrainingParameters;

/** Chooses the examples of a {@link MeanPredictor} and prepares their codes. */
final class MeanConstraint {

  private MeanConstraint() {}

  /**
   * How.
   *
   * @param examples about how many training windows are chosen; those that are flat are dropped
   * @param neighbours of them that contribute
   * @param sparsity atoms of a code
   * @param eta weight of the constraint
   * @param flat features with a smaller norm are left out
   */
  record Settings(int examples, int neighbours, int sparsity, double eta, double flat) {}

  /**
   * Learns.
   *
   * @throws RasterException where there are too few windows
   */
  static MeanPredictor learn(
      final ScaledFields views,
      final CoupledDictionary dictionary,
      final Settings settings,
      final long seed,
      final NumberStorage storage,
      final OrderedParallel work) {
    final List<int[]> chosen = Examples.choose(views, settings.examples(), seed + 1, work);
    final Examples candidates = Examples.of(views, chosen, dictionary.features(), work);
    final float[] directions = directions(candidates, settings);
    final int size = candidates.size();
    if (directions.length / size <= settings.neighbours()) {
      throw new RasterException(
          "training data: has "
              + directions.length / size
              + " windows that vary, too few for "
              + settings.neighbours()
              + " neighbours; use more data or fewer "
              + TrainingParameters.placeholder(DictionaryMethods.NEIGHBOURS));
    }
    final Codes codes =
        new MatchingPursuit(dictionary.low(), settings.sparsity()).code(directions, "codes", work);
    final int detail = dictionary.high()[0].length;
    final float[][] means = new float[directions.length / size][size + detail];
    for (int use = 0; use < codes.atoms().length; use++) {
      if (codes.atoms()[use] >= 0) {
        final float weight = codes.weights()[use];
        final float[] mean = means[use / codes.maxAtoms()];
        addScaled(weight, dictionary.low().atom(codes.atoms()[use]), mean, 0);
        addScaled(weight, dictionary.high()[codes.atoms()[use]], mean, size);
      }
    }
    return new MeanPredictor(
        new UnitAtoms(size, directions),
        storage.kept(means, size + detail),
        GlobalPredictor.map(dictionary, settings.eta(), 1),
        settings.neighbours(),
        storage);
  }

  private static void addScaled(
      final float by, final float[] values, final float[] to, final int from) {
    for (int i = 0; i < values.length; i++) {
      to[from + i] += by * values[i];
    }
  }

  private static float[] directions(final Examples candidates, final Settings settings) {
    final int size = candidates.size();
    final float[] all = new float[candidates.features().length];
    int count = 0;
    for (int i = 0; i < candidates.count(); i++) {
      double square = 0;
      for (int k = 0; k < size; k++) {
        final float value = candidates.features()[i * size + k];
        square += (double) value * value;
      }
      final double length = Math.sqrt(square);
      if (length > 0 && length >= settings.flat()) {
        for (int k = 0; k < size; k++) {
          all[count * size + k] = (float) (candidates.features()[i * size + k] / length);
        }
        count++;
      }
    }
    return Arrays.copyOf(all, count * size);
  }
}
