package org.finegrid.internal.climate;

/**
 * Running figures of one band: of its coarse cells, and of the fine ones made of them. Merged from
 * the workers' own at the end.
 */
public final class RunningStatistics {
  private long coarseCells;
  private double mean;
  private double squares;
  private double coarseMinimum = Double.POSITIVE_INFINITY;
  private double coarseMaximum = Double.NEGATIVE_INFINITY;
  private MinMax fine = MinMax.NONE;
  private MinMax modelInput = MinMax.NONE;
  private MinMax modelOutput = MinMax.NONE;
  private double massError;
  private long outOfBounds;

  /** Counts coarse cells; NaN is passed over. */
  public void coarse(final double[] values, final int from, final int count) {
    final RunningStatistics stretch = new RunningStatistics();
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      final double value = values[i];
      if (!Double.isNaN(value)) {
        stretch.coarseCells++;
        sum += value;
        stretch.coarseMinimum = Math.min(stretch.coarseMinimum, value);
        stretch.coarseMaximum = Math.max(stretch.coarseMaximum, value);
      }
    }
    if (stretch.coarseCells > 0) {
      stretch.mean = sum / stretch.coarseCells;
      for (int i = from; i < from + count; i++) {
        final double difference = values[i] - stretch.mean;
        stretch.squares += Double.isNaN(difference) ? 0 : difference * difference;
      }
      add(stretch);
    }
  }

  void fine(final MinMax values) {
    fine = fine.and(values);
  }

  /** Records a model's input and output, both in its own range. */
  public void model(final MinMax input, final MinMax output) {
    modelInput = modelInput.and(input);
    modelOutput = modelOutput.and(output);
  }

  void massError(final double error) {
    massError = Math.max(massError, error);
  }

  void addOutOfBounds() {
    outOfBounds++;
  }

  /** Adds another tally (Chan, Golub and LeVeque, 1979, for the variance). */
  public void add(final RunningStatistics other) {
    if (other.coarseCells > 0) {
      final long cells = coarseCells + other.coarseCells;
      final double difference = other.mean - mean;
      squares += other.squares + difference * difference * coarseCells * other.coarseCells / cells;
      mean += difference * other.coarseCells / cells;
      coarseCells = cells;
    }
    coarseMinimum = Math.min(coarseMinimum, other.coarseMinimum);
    coarseMaximum = Math.max(coarseMaximum, other.coarseMaximum);
    fine = fine.and(other.fine);
    modelInput = modelInput.and(other.modelInput);
    modelOutput = modelOutput.and(other.modelOutput);
    massError = Math.max(massError, other.massError);
    outOfBounds += other.outOfBounds;
  }

  /** Coarse cells with data. */
  public long coarseCells() {
    return coarseCells;
  }

  /** Their plain mean, NaN where there are none. */
  public double mean() {
    return coarseCells == 0 ? Double.NaN : mean;
  }

  /** Their standard deviation, NaN where there are none. */
  public double standardDeviation() {
    return coarseCells == 0 ? Double.NaN : Math.sqrt(squares / coarseCells);
  }

  /** The smallest coarse value, NaN where there is none. */
  public double coarseMinimum() {
    return coarseCells == 0 ? Double.NaN : coarseMinimum;
  }

  /** The largest coarse value, NaN where there is none. */
  public double coarseMaximum() {
    return coarseCells == 0 ? Double.NaN : coarseMaximum;
  }

  /** The smallest fine value, NaN where there is none. */
  public double fineMinimum() {
    return coarseCells == 0 ? Double.NaN : fine.smallest();
  }

  /** The largest fine value, NaN where there is none. */
  public double fineMaximum() {
    return coarseCells == 0 ? Double.NaN : fine.largest();
  }

  /** The model's input values, in its own range. */
  public MinMax modelInput() {
    return modelInput;
  }

  /** The values that the model made, in its own range. */
  public MinMax modelOutput() {
    return modelOutput;
  }

  /** The largest difference between a coarse cell and its children's mean. */
  public double massError() {
    return massError;
  }

  /** Coarse cells that lie outside the bounds, so that their mean could not be kept. */
  public long cellsOutOfBounds() {
    return outOfBounds;
  }
}
