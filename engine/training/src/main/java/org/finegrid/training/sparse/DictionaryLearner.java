package org.finegrid.training.sparse;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.finegrid.grid.RasterException;
import org.finegrid.training.TrainingListener;
import org.finegrid.training.TrainingParameters;

/**
 * Learns a dictionary that represents samples by few atoms: {@code Σ ½‖x − Dw‖² + λ‖w‖₁} is
 * minimised by alternating updates of the codes {@code w} and the atoms, which have unit norm.
 *
 * <p>After Olshausen and Field, Emergence of simple-cell receptive field properties by learning a
 * sparse code for natural images (1996), and Sparse coding with an overcomplete basis set: a
 * strategy employed by V1? (1997). Their penalty on a code is {@code log(1 + w²)} or {@code |w|};
 * the second is taken, as it has one optimum, found by {@link LassoCoder}. Their gradient step on
 * the atoms is replaced by {@link AtomUpdate}, which goes to the optimum, as Lee and others (2007)
 * do. Neither half can raise the objective.
 *
 * @param atoms how many to learn
 * @param penalty λ
 * @param iterations how many alternations
 * @param seed of the samples that the atoms begin as
 */
record DictionaryLearner(int atoms, float penalty, int iterations, long seed) {
  /** Samples coded between two words to the listener: well below a second's work. */
  private static final int BLOCK = 1024;

  /**
   * What was learned.
   *
   * @param dictionary atoms of unit norm
   * @param codes of the samples, by that dictionary
   * @param objectives the objective's mean over the samples after each coding, one more than there
   *     are iterations
   */
  record Learned(Dictionary dictionary, List<SparseCode> codes, double[] objectives) {

    @Override
    public boolean equals(final Object other) {
      return other instanceof Learned that
          && dictionary.equals(that.dictionary)
          && codes.equals(that.codes)
          && Arrays.equals(objectives, that.objectives);
    }

    @Override
    public int hashCode() {
      return 31 * dictionary.hashCode() + codes.hashCode();
    }

    @Override
    public String toString() {
      return "Learned[" + dictionary + ", " + Arrays.toString(objectives) + "]";
    }
  }

  /**
   * Refuses samples too few for so many atoms.
   *
   * @param option the name of the parameter for the number of atoms
   */
  static void check(final SampleVectors samples, final int atoms, final String option) {
    if (samples.count() < 2 * atoms) {
      throw new RasterException(
          String.format(
              "the training data has %d patches that vary; %d atoms need at least %d:"
                  + " use more or larger fields, or fewer %s",
              samples.count(), atoms, 2 * atoms, TrainingParameters.placeholder(option)));
    }
  }

  /**
   * Learns from samples, of which there must be at least as many as atoms.
   *
   * @throws org.finegrid.training.TrainingStopped where the listener requests it
   */
  Learned learn(final SampleVectors samples, final TrainingListener listener) {
    final int count = samples.count();
    final TrainingStage watch =
        new TrainingStage(listener, "dictionary", (iterations + 1L) * count);
    Dictionary dictionary = first(samples);
    final SparseCode[] codes = new SparseCode[count];
    Arrays.fill(codes, SparseCode.EMPTY);
    final double[] rests = new double[count];
    final double[] objectives = new double[iterations + 1];
    for (int turn = 0; turn <= iterations; turn++) {
      objectives[turn] = code(samples, dictionary, codes, rests, watch, turn);
      watch.loss(objectives[turn]);
      if (turn < iterations) {
        dictionary = update(samples, dictionary, codes, rests);
        watch.at((turn + 1L) * count);
      }
    }
    return new Learned(dictionary, List.of(codes), objectives);
  }

  /** Samples drawn without repetition, made of unit norm. */
  private Dictionary first(final SampleVectors samples) {
    final SplittableRandom random = new SplittableRandom(seed);
    final int[] order = IntStream.range(0, samples.count()).toArray();
    final float[] values = new float[atoms * samples.length()];
    for (int atom = 0; atom < atoms; atom++) {
      final int drawn = random.nextInt(atom, order.length);
      final int sample = order[drawn];
      order[drawn] = order[atom];
      order[atom] = sample;
      put(samples, sample, values, atom);
    }
    return new Dictionary(samples.length(), values);
  }

  private static void put(
      final SampleVectors samples, final int sample, final float[] values, final int atom) {
    final int length = samples.length();
    final float norm = Dictionary.norm(samples.values(), sample * length, length);
    for (int k = 0; k < length; k++) {
      // A sample of zeros makes an atom of one number, which does no harm.
      values[atom * length + k] =
          norm > 0 ? samples.values()[sample * length + k] / norm : k == 0 ? 1 : 0;
    }
  }

  private double code(
      final SampleVectors samples,
      final Dictionary dictionary,
      final SparseCode[] codes,
      final double[] rests,
      final TrainingStage watch,
      final int turn) {
    final LassoCoder coder = new LassoCoder(dictionary, penalty);
    final int count = samples.count();
    for (int from = 0; from < count; from += BLOCK) {
      watch.at((long) turn * count + from);
      IntStream.range(from, Math.min(count, from + BLOCK))
          .parallel()
          .forEach(
              i -> {
                final int offset = i * samples.length();
                codes[i] = coder.code(samples.values(), offset, codes[i]);
                rests[i] = coder.squaredRest(samples.values(), offset, codes[i]);
              });
    }
    watch.at((turn + 1L) * count);
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += rests[i] / 2 + penalty * codes[i].magnitude();
    }
    return sum / count;
  }

  private Dictionary update(
      final SampleVectors samples,
      final Dictionary dictionary,
      final SparseCode[] codes,
      final double[] rests) {
    final CodeStatistics moments =
        CodeStatistics.of(samples, Arrays.asList(codes), dictionary.atoms());
    final AtomUpdate.Result updated = AtomUpdate.of(dictionary, moments);
    for (int i = 0; i < codes.length; i++) {
      codes[i] = codes[i].scaled(updated.factors());
    }
    return revived(updated, samples, rests);
  }

  /**
   * Atoms that no code uses become the samples lastReport worst, which changes nothing until
   * coding.
   */
  private static Dictionary revived(
      final AtomUpdate.Result updated, final SampleVectors samples, final double[] rests) {
    final float[] values = updated.dictionary().values().clone();
    final double[] left = rests.clone();
    for (int atom = 0; atom < updated.factors().length; atom++) {
      if (updated.factors()[atom] == 0) {
        int worst = 0;
        for (int i = 1; i < left.length; i++) {
          worst = left[i] > left[worst] ? i : worst;
        }
        left[worst] = Double.NEGATIVE_INFINITY;
        put(samples, worst, values, atom);
      }
    }
    return new Dictionary(samples.length(), values);
  }
}
