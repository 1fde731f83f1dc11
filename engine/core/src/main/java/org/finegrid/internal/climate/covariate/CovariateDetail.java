package org.finegrid.internal.climate.covariate;

import java.util.Arrays;
import java.util.List;
import org.finegrid.grid.Window;
import org.finegrid.internal.climate.NoDataFill;

/**
 * The detail that covariates add to a band, over windows. A local regression of the finest scales
 * of the coarse band against those of the covariates' means gives slopes; slopes times the
 * covariates' fine detail give the band's. Units of band and covariates do not matter, and where
 * they have nothing to do with each other the detail is zero.
 *
 * <p>Not thread-safe: one for each worker. Arrays are kept and used again.
 */
public final class CovariateDetail {
  /** Coarse cells on each side that influence a cell's detail. */
  public static final int HALO = 18;

  private final WindowCovariates covariates;
  private final WindowGaps gaps;
  private final LocalRegression regression;
  private final DetailRows rows;
  private final ShiftCheck shifts;
  private double[] known = new double[0];
  private double[][] slopes = new double[0][];
  private double[] given = new double[0];

  /**
   * A computation for one grid.
   *
   * @param rules one for each covariate; a slope that is not learned is one covariate's alone
   * @param factor fine cells per coarse cell and axis
   */
  public CovariateDetail(final List<CovariateRule> rules, final int factor) {
    if (rules.isEmpty() || factor < 1) {
      throw new IllegalArgumentException(rules.size() + " covariates, factor " + factor);
    }
    if (rules.size() > 1 && !rules.stream().allMatch(CovariateRule::isLearned)) {
      throw new IllegalArgumentException("a slope that is not learned, beside others");
    }
    final SymmetricFilter gaussian =
        SymmetricFilter.gaussian(LocalRegression.SIGMA, LocalRegression.RADIUS);
    this.covariates = new WindowCovariates(List.copyOf(rules), factor, gaussian);
    this.gaps = new WindowGaps(covariates, gaussian);
    this.regression = new LocalRegression(covariates, gaps, gaussian);
    this.rows = new DetailRows(covariates, gaps, factor);
    this.shifts = new ShiftCheck(covariates, gaps, factor);
  }

  /**
   * Takes the covariates of a window, once for all bands.
   *
   * @param width coarse columns, with {@link #HALO} cells on each side
   * @param height coarse rows, likewise
   * @param fine reads the covariates
   * @param shares for each fine row, the share that one of its cells has in the area of its coarse
   *     cell; those of a coarse cell sum to 1
   */
  public void load(final int width, final int height, final FineRows fine, final double[] shares) {
    if (width <= 2 * HALO || height <= 2 * HALO) {
      throw new IllegalArgumentException("only a halo: " + width + " x " + height);
    }
    covariates.load(new Frame(width, height), fine, shares);
    gaps.reset();
    shifts.reset();
  }

  /**
   * Sets the slopes of {@link CovariateRule.Slope#GIVEN}, in the band's unit per unit of the
   * covariate.
   *
   * @param slopeOfRows one for each coarse row of the window
   */
  public void give(final double[] slopeOfRows) {
    given = slopeOfRows.clone();
  }

  /**
   * Computes the detail of one band over the window less its halo.
   *
   * @param band the coarse window, NaN for NoData
   * @param detail receives the detail of fine cells, 0 where a covariate is unknown anywhere in the
   *     coarse cell
   * @param means receives its means over coarse cells, weighted by area
   * @param place where the window less its halo lies on the raster
   * @param counted the cells of it, on the raster, that go to the statistics
   * @param statistics receives their figures
   */
  public void apply(
      final double[] band,
      final float[] detail,
      final double[] means,
      final Window place,
      final Window counted,
      final CovariateStatistics statistics) {
    gaps.update(band);
    known = covariates.frame.plane(known);
    for (int i = 0; i < known.length; i++) {
      known[i] = gaps.mask[i] == 0 ? 0 : band[i];
    }
    switch (covariates.rule(0).slope()) {
      case GIVEN -> takeGiven();
      case PROPORTIONAL -> divide();
      default -> {
        regression.fit(known);
        slopes = regression.slopes;
      }
    }
    rows.compute(slopes, detail, means);
    count(band, place, counted, statistics);
  }

  private void takeGiven() {
    final Frame frame = covariates.frame;
    slopes = frame.planes(slopes, 1);
    for (int y = 0; y < frame.height(); y++) {
      Arrays.fill(slopes[0], y * frame.width(), (y + 1) * frame.width(), given[y]);
    }
  }

  private void divide() {
    final Frame frame = covariates.frame;
    slopes = frame.planes(slopes, 1);
    for (int i = 0; i < known.length; i++) {
      final double ratio = known[i] / covariates.means[0][i];
      slopes[0][i] = gaps.mask[i] == 1 && Double.isFinite(ratio) ? ratio : Double.NaN;
    }
    // Interpolation at cells with data reaches one cell into those without.
    if (!NoDataFill.fill(slopes[0], frame.width(), frame.height(), 1)) {
      Arrays.fill(slopes[0], 0);
    }
  }

  private void count(
      final double[] band,
      final Window place,
      final Window counted,
      final CovariateStatistics statistics) {
    final int stride = covariates.frame.width();
    for (int y = counted.row(); y < counted.endRow(); y++) {
      for (int x = counted.column(); x < counted.endColumn(); x++) {
        final int cell = (y - place.row() + HALO) * stride + x - place.column() + HALO;
        if (!Double.isNaN(band[cell])) {
          final int part = statistics.part(x, y);
          for (int i = 0; i < covariates.count(); i++) {
            statistics.count(i, part, state(i, cell), slopes[i][cell]);
          }
        }
      }
    }
    if (covariates.rule(0).isLearned()) {
      for (int y = counted.row(); y < counted.endRow(); y++) {
        final int first = (y - place.row() + HALO) * stride + counted.column() - place.column();
        explain(first + HALO, counted.width(), statistics);
      }
      shifts.add(regression.first, place, counted, statistics);
    }
    for (int i = 0; i < covariates.count(); i++) {
      statistics.range(i, covariates.minimum[i], covariates.maximum[i]);
    }
  }

  /** Adds a row of cells to what is explained. The band's finest scales are 0 in gaps. */
  private void explain(final int first, final int cells, final CovariateStatistics statistics) {
    double total = 0;
    double left = 0;
    for (int cell = first; cell < first + cells; cell++) {
      final double value = regression.first[cell];
      double rest = value;
      for (int i = 0; i < covariates.count(); i++) {
        rest -= slopes[i][cell] * gaps.first(i)[cell];
      }
      total += value * value;
      left += rest * rest;
    }
    statistics.explain(total, left);
  }

  private CovariateState state(final int covariate, final int cell) {
    if (covariates.unknownOf[covariate][cell]) {
      return CovariateState.UNKNOWN;
    }
    if (slopes[covariate][cell] != 0) {
      return CovariateState.USED;
    }
    if (!covariates.rule(covariate).isLearned()) {
      return CovariateState.FLAT;
    }
    if (regression.seaWithoutData(covariate, cell)) {
      return CovariateState.SEA_WITHOUT_DATA;
    }
    return regression.flat(covariate, cell) ? CovariateState.FLAT : CovariateState.UNRELATED;
  }
}
