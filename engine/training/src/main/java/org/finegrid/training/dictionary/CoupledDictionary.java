package org.finegrid.training.dictionary;

import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.finegrid.grid.RasterException;
import org.finegrid.training.TrainingParameters;

/**
 * Atoms of features with the detail that belongs to each (Zeyde, Elad and Protter, 2010): the atoms
 * of features are learned by K-SVD, those of detail follow by least squares from the same codes.
 *
 * @param features what atoms are made of
 * @param low atoms of features
 * @param high {@code [count][9·factor²]}: their details
 * @param strength root mean square of the features' length, over the windows learned from
 */
record CoupledDictionary(Features features, UnitAtoms low, float[][] high, double strength) {
  private static final double ENERGY = 0.999;
  private static final double RIDGE = 1e-9;

  /**
   * How to learn it.
   *
   * @param atoms how many
   * @param sparsity atoms that represent a window
   * @param iterations of K-SVD
   * @param windows about how many to learn from
   */
  record Settings(int atoms, int sparsity, int iterations, int windows) {}

  /**
   * Learns.
   *
   * @throws RasterException where there is too little data, or it is flat
   */
  static CoupledDictionary learn(
      final ScaledFields views,
      final Settings settings,
      final long seed,
      final OrderedParallel work) {
    final List<int[]> chosen = Examples.choose(views, settings.windows(), seed, work);
    check(chosen.stream().mapToInt(cells -> cells.length).sum(), settings.atoms());
    final Features features = Features.of(views.factor(), scatter(views, chosen, work), ENERGY);
    if (features.size() == 0) {
      throw new RasterException(
          "training data: is constant, so there is no detail to learn; use fields that vary");
    }
    final Examples examples = Examples.of(views, chosen, features, work);
    final UnitAtoms low =
        new KSvd(examples.features(), features.size(), settings.sparsity())
            .learn(settings.atoms(), settings.iterations(), seed, work);
    final Codes codes =
        new MatchingPursuit(low, settings.sparsity()).code(examples.features(), "codes", work);
    return new CoupledDictionary(
        features, low, high(views, chosen, codes, low.count(), work), strength(examples));
  }

  private static double strength(final Examples examples) {
    double sum = 0;
    for (final float value : examples.features()) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum / examples.count());
  }

  private static void check(final int windows, final int atoms) {
    if (windows < 2 * atoms) {
      throw new RasterException(
          "training data: has "
              + windows
              + " windows without NoData, too few for "
              + atoms
              + " atoms; use more data or fewer "
              + TrainingParameters.placeholder(DictionaryMethods.ATOMS));
    }
  }

  private static double[][] scatter(
      final ScaledFields views, final List<int[]> chosen, final OrderedParallel work) {
    final double[][] sum = new double[Gradients.CELLS][Gradients.CELLS];
    work.each(
        "scatter",
        views.count(),
        index -> WindowSampling.scatter(views.get(index).coarse(), chosen.get(index)),
        part -> {
          for (int i = 0; i < sum.length; i++) {
            for (int j = 0; j < sum.length; j++) {
              sum[i][j] += part[i][j];
            }
          }
        });
    return sum;
  }

  /** {@code P·Γᵀ·(Γ·Γᵀ)⁻¹} for details {@code P} and codes {@code Γ}. */
  private static float[][] high(
      final ScaledFields views,
      final List<int[]> chosen,
      final Codes codes,
      final int atoms,
      final OrderedParallel work) {
    final double[][] details =
        new double[atoms][Gradients.WINDOW * Gradients.WINDOW * views.factor() * views.factor()];
    final double[][] uses = new double[atoms][atoms];
    Examples.details(
        views,
        chosen,
        work,
        window -> true,
        (window, detail) -> {
          for (int i = window * codes.maxAtoms(); i < (window + 1) * codes.maxAtoms(); i++) {
            final int atom = codes.atoms()[i];
            if (atom >= 0) {
              addUse(codes, window, codes.weights()[i], uses[atom]);
              addScaled(codes.weights()[i], detail, details[atom]);
            }
          }
        });
    final float[][][] high = new float[1][][];
    work.each("details", 1, once -> solve(uses, details), solved -> high[0] = solved);
    return high[0];
  }

  private static void addUse(
      final Codes codes, final int window, final float weight, final double[] uses) {
    for (int j = window * codes.maxAtoms(); j < (window + 1) * codes.maxAtoms(); j++) {
      if (codes.atoms()[j] >= 0) {
        uses[codes.atoms()[j]] += (double) weight * codes.weights()[j];
      }
    }
  }

  private static void addScaled(final float by, final float[] values, final double[] to) {
    for (int i = 0; i < values.length; i++) {
      to[i] += by * values[i];
    }
  }

  /** Atoms that no window uses get no detail: a small ridge on the diagonal. */
  private static float[][] solve(final double[][] uses, final double[][] details) {
    double trace = 0;
    for (int i = 0; i < uses.length; i++) {
      trace += uses[i][i];
    }
    for (int i = 0; i < uses.length; i++) {
      uses[i][i] += RIDGE * trace / uses.length;
    }
    return FloatArrays.floats(
        new CholeskyDecomposition(new Array2DRowRealMatrix(uses, false), 1e-9, 0)
            .getSolver()
            .solve(new Array2DRowRealMatrix(details, false))
            .getData());
  }
}
