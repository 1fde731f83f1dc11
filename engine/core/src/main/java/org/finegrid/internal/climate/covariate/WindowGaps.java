package org.finegrid.internal.climate.covariate;

import java.util.Arrays;

/**
 * What follows from the covariates of a window and from where a band has data, and so is the same
 * for all bands with the same NoData. Not thread-safe.
 */
final class WindowGaps {
  /** Below this share of data nearby, a mean of valid cells has no meaning. */
  private static final double NO_DATA = 1e-6;

  /** From here on there are no gaps nearby. */
  private static final double ALL_DATA = 1 - 1e-9;

  /** Sea must have data in this share of its cells nearby. */
  private static final double SEA_DATA = 0.5;

  private static final double LIMIT = 4;

  private final WindowCovariates covariates;
  private final SymmetricFilter gaussian;

  /** For the band and for covariates. */
  final MaskedHighPass highPass = new MaskedHighPass();

  private final SymmetricFilter narrow = SymmetricFilter.gaussian(2, 6);
  private double[] previous = new double[0];
  private double[] scratch = new double[0];
  private double[] filtered = new double[0];
  private double[] seaShare = new double[0];
  private double[] narrowShare = new double[0];

  /** 1 where the band has data and covariates are known, 0 elsewhere; whether all are 1. */
  double[] mask = new double[0];

  boolean complete;

  /** 1 where a square around the cell is complete. */
  double[] complete3 = new double[0];

  /** The share of weight that cells with data have nearby; 1 everywhere in complete windows. */
  double[] weight = new double[0];

  /** The covariates' finest scales and the next ones, 0 in gaps. */
  double[][] first = new double[0][];

  double[][] second = new double[0][];

  /** Their local products, at {@code i * count + j} for j at least i. */
  double[][] products = new double[0][];

  /** The smooth part of covariates, which is no detail. */
  double[][] smooth = new double[0][];

  /** How large detail may become near gaps. */
  double[][] limits = new double[0][];

  /** Whether the sea nearby has data, where there is land share. */
  boolean[] seaWithoutData = new boolean[0];

  WindowGaps(final WindowCovariates covariates, final SymmetricFilter gaussian) {
    this.covariates = covariates;
    this.gaussian = gaussian;
  }

  /** Forgets the window before. */
  void reset() {
    final Frame frame = covariates.frame;
    final int count = covariates.count();
    mask = frame.plane(mask);
    complete3 = frame.plane(complete3);
    weight = frame.plane(weight);
    scratch = frame.plane(scratch);
    filtered = frame.plane(filtered);
    seaShare = frame.plane(seaShare);
    narrowShare = frame.plane(narrowShare);
    first = frame.planes(first, count);
    second = frame.planes(second, count);
    smooth = frame.planes(smooth, count);
    limits = frame.planes(limits, count);
    products = frame.planes(products, count * count);
    if (seaWithoutData.length != frame.cells()) {
      seaWithoutData = new boolean[frame.cells()];
    }
    previous = new double[0];
  }

  /** Takes a band's gaps. */
  void update(final double[] band) {
    complete = true;
    for (int i = 0; i < mask.length; i++) {
      final boolean data = !Double.isNaN(band[i]) && !covariates.unknown[i];
      mask[i] = data ? 1 : 0;
      complete &= data;
    }
    if (Arrays.equals(mask, previous)) {
      return;
    }
    previous = mask.clone();
    final Frame frame = covariates.frame;
    if (complete) {
      Arrays.fill(weight, 1);
    } else {
      frame.erode(mask, complete3, 1, scratch);
      gauss(mask, weight, HighPass.MARGIN_1);
      highPass.begin(frame, mask);
      narrow(mask, narrowShare);
    }
    for (int i = 0; i < covariates.count(); i++) {
      if (!covariates.rule(i).isLearned()) {
        Arrays.fill(smooth[i], 0);
        continue;
      }
      maskScales(i);
      smooth(i);
      limit(i);
      if (covariates.rule(i).role() == CovariateRole.LAND) {
        findSea(i);
      }
    }
    for (int i = 0; i < covariates.count() && covariates.rule(i).isLearned(); i++) {
      for (int j = i; j < covariates.count(); j++) {
        frame.multiply(first(i), first(j), scratch, HighPass.MARGIN_1);
        gauss(scratch, products[i * covariates.count() + j], HighPass.MARGIN_1);
      }
    }
  }

  double[] first(final int covariate) {
    return complete ? covariates.first[covariate] : first[covariate];
  }

  double[] second(final int covariate) {
    return complete ? covariates.second[covariate] : second[covariate];
  }

  private void gauss(final double[] in, final double[] out, final int margin) {
    gaussian.apply(in, out, covariates.frame.width(), covariates.frame.height(), margin);
  }

  /** Only where interpolation to the inner cells needs it. */
  private void narrow(final double[] in, final double[] out) {
    final int margin = CovariateDetail.HALO - 1 - narrow.radius();
    narrow.apply(in, out, covariates.frame.width(), covariates.frame.height(), margin);
  }

  private void maskScales(final int i) {
    if (!complete) {
      highPass.first(covariates.means[i], first[i]);
      highPass.second(second[i]);
    }
  }

  private void smooth(final int i) {
    narrow(covariates.means[i], smooth[i]);
    if (!complete) {
      covariates.frame.multiply(covariates.means[i], mask, scratch, 0);
      narrow(scratch, filtered);
      for (int cell = 0; cell < mask.length; cell++) {
        if (narrowShare[cell] > NO_DATA) {
          smooth[i][cell] = filtered[cell] / narrowShare[cell];
        }
      }
    }
  }

  /** A multiple of the standard deviation of valid cells. */
  private void limit(final int i) {
    if (complete || !covariates.cautious(i)) {
      return;
    }
    final int margin = CovariateDetail.HALO - 1 - gaussian.radius();
    covariates.frame.multiply(covariates.means[i], mask, scratch, 0);
    gauss(scratch, filtered, margin);
    covariates.frame.multiply(covariates.means[i], scratch, scratch, 0);
    gauss(scratch, limits[i], margin);
    for (int cell = 0; cell < mask.length; cell++) {
      if (weight[cell] > NO_DATA) {
        final double mean = filtered[cell] / weight[cell];
        final double variance = limits[i][cell] / weight[cell] - mean * mean;
        limits[i][cell] = LIMIT * Math.sqrt(Math.max(variance, 0));
      } else {
        limits[i][cell] = 0;
      }
    }
  }

  /** Whether detail of the children of a cell is limited. */
  boolean limited(final int cell) {
    return !complete && weight[cell] < ALL_DATA;
  }

  private void findSea(final int i) {
    if (complete) {
      Arrays.fill(seaWithoutData, false);
      return;
    }
    final double full = covariates.rule(i).full();
    for (int cell = 0; cell < mask.length; cell++) {
      final double land = Math.min(Math.max(covariates.means[i][cell] / full, 0), 1);
      scratch[cell] = covariates.unknown[cell] ? 0 : 1 - land;
    }
    gauss(scratch, filtered, HighPass.MARGIN_1);
    covariates.frame.multiply(scratch, mask, scratch, 0);
    gauss(scratch, seaShare, HighPass.MARGIN_1);
    for (int cell = 0; cell < mask.length; cell++) {
      seaWithoutData[cell] = !(seaShare[cell] >= SEA_DATA * filtered[cell]);
    }
  }
}
