package org.finegrid.training.dictionary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.finegrid.grid.RasterException;
import org.finegrid.training.TrainingParameters;

/**
 * A+, adjusted anchored neighbourhood regression (Timofte, De Smet and Van Gool, 2014): each atom's
 * map is learned from the most similar windows among millions, taken from the fields at several
 * sizes, features and detail divided by the features' length.
 */
final class AdjustedRegression {
  private static final int FEWEST = 64;

  private final CoupledDictionary dictionary;
  private final Settings settings;
  private final OrderedParallel work;

  /**
   * How to learn.
   *
   * @param scales sizes of each field, each 0.98 of the one before
   * @param windows about how many to choose from
   * @param neighbours windows for each atom
   * @param lambda ridge regularisation
   * @param flat features with a smaller norm are left out
   */
  record Settings(int scales, long windows, int neighbours, double lambda, double flat) {}

  AdjustedRegression(
      final CoupledDictionary dictionary, final Settings settings, final OrderedParallel work) {
    this.dictionary = dictionary;
    this.settings = settings;
    this.work = work;
  }

  /**
   * Learns.
   *
   * @throws RasterException where the fields are too flat
   */
  AnchoredPredictor learn(final ScaledFields fields, final long seed, final NumberStorage storage) {
    final ScaledFields views = fields.shrunk(settings.scales());
    final List<int[]> chosen = Examples.choose(views, settings.windows(), seed, work);
    final int count = chosen.stream().mapToInt(cells -> cells.length).sum();
    try (UnitFeatures features =
        new UnitFeatures(dictionary.low().size(), count, settings.flat())) {
      Examples.each(views, chosen, dictionary.features(), work, features::add);
      features.end();
      final int[][] samples = neighbourhoods(features);
      return AnchoredPredictor.of(
          dictionary.low(), maps(views, chosen, features, samples), storage);
    }
  }

  private int[][] neighbourhoods(final UnitFeatures features) {
    final UnitAtoms low = dictionary.low();
    final Neighbourhoods nearest = new Neighbourhoods(low.count(), settings.neighbours());
    final float[] none = new float[low.count()];
    final AtomicReference<float[]> bounds = new AtomicReference<>(none);
    try (Columns atoms = low.columns()) {
      work.each(
          "neighbours",
          features.blocks().size(),
          index -> Candidates.of(features.blocks().get(index), index, atoms, bounds.get()),
          found -> {
            found.addTo(nearest);
            final float[] lower = nearest.bounds();
            for (int atom = 0; atom < lower.length; atom++) {
              lower[atom] = Math.max(0, lower[atom]);
            }
            bounds.set(lower);
          });
    }
    final int[][] samples = new int[low.count()][];
    Arrays.setAll(samples, nearest::of);
    if (Arrays.stream(samples).mapToInt(each -> each.length).max().orElse(0) < FEWEST) {
      throw new RasterException(
          "training data: has fewer than "
              + FEWEST
              + " windows that vary around some atom; use more data or fewer "
              + TrainingParameters.placeholder(DictionaryMethods.ATOMS));
    }
    return samples;
  }

  private float[][] maps(
      final ScaledFields views,
      final List<int[]> chosen,
      final UnitFeatures features,
      final int[][] samples) {
    final int size = dictionary.low().size();
    final int length = dictionary.high()[0].length;
    final float[][] cross = new float[samples.length][size * length];
    final AtomIndex users = AtomIndex.of(samples, features.count());
    final float[] unit = new float[size];
    final float[] scaled = new float[length];
    Examples.details(
        views,
        chosen,
        work,
        users::any,
        (window, detail) -> {
          features.read(window, unit);
          for (int i = 0; i < length; i++) {
            scaled[i] = detail[i] / features.length(window);
          }
          users.each(window, atom -> addOuter(unit, scaled, cross[atom]));
        });
    final List<float[]> maps = new ArrayList<>();
    work.each(
        "regression", samples.length, atom -> map(features, samples[atom], cross[atom]), maps::add);
    return maps.toArray(float[][]::new);
  }

  private float[] map(final UnitFeatures features, final int[] samples, final float[] crossed) {
    final int size = dictionary.low().size();
    final double[][] gram = new double[size][size];
    final float[] unit = new float[size];
    for (final int sample : samples) {
      features.read(sample, unit);
      Ridge.addOuter(unit, unit, gram);
    }
    final int length = crossed.length / size;
    final double[][] cross = new double[size][length];
    for (int i = 0; i < crossed.length; i++) {
      cross[i / length][i % length] = crossed[i];
    }
    return Ridge.solve(gram, cross, settings.lambda(), 1);
  }

  private static void addOuter(final float[] a, final float[] b, final float[] to) {
    for (int i = 0; i < a.length; i++) {
      final float by = a[i];
      final int row = i * b.length;
      for (int j = 0; j < b.length; j++) {
        to[row + j] += by * b[j];
      }
    }
  }
}
