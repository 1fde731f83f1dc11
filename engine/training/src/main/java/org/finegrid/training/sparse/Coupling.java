package org.finegrid.training.sparse;

import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * What each atom stands for elsewhere: given codes of samples and what goes with the samples, the
 * least squares solution {@code P·Sᵀ(S·Sᵀ + εI)⁻¹}, as Zeyde, Elad and Protter, On single image
 * scale-up using sparse-representations (2010), have it for the fine patches.
 */
final class Coupling {
  /** ε, of the mean diagonal: an atom hardly used is not made much of. */
  private static final double RIDGE = 1e-3;

  private static final double SYMMETRY = 1e-6;

  private Coupling() {}

  /** One atom of {@code others}' length for each of so many atoms that the codes are of. */
  static Dictionary of(final List<SparseCode> codes, final SampleVectors others, final int atoms) {
    final CodeStatistics moments = CodeStatistics.of(others, codes, atoms);
    final double[][] squares = moments.codes();
    double diagonal = 0;
    for (int atom = 0; atom < atoms; atom++) {
      diagonal += squares[atom][atom] / atoms;
    }
    for (int atom = 0; atom < atoms; atom++) {
      squares[atom][atom] += RIDGE * diagonal;
    }
    final RealMatrix solved =
        new CholeskyDecomposition(new Array2DRowRealMatrix(squares, false), SYMMETRY, 0)
            .getSolver()
            .solve(new Array2DRowRealMatrix(moments.samples(), false));
    final float[] values = new float[atoms * others.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) solved.getEntry(i / others.length(), i % others.length());
    }
    return new Dictionary(others.length(), values);
  }
}
