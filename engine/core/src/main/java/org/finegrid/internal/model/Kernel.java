package org.finegrid.internal.model;

/** Interpolation kernels, as functions of the distance in coarse cells. */
public enum Kernel {
  /** The value of the cell itself. */
  NEAREST("Nearest neighbour", 0) {
    @Override
    public double weight(final double x) {
      return Math.abs(x) < 0.5 ? 1 : 0;
    }
  },
  /** Linear in each axis. */
  BILINEAR("Bilinear", 1) {
    @Override
    public double weight(final double x) {
      return Math.max(0, 1 - Math.abs(x));
    }
  },
  /** Keys, Cubic convolution interpolation for digital image processing, 1981, with a = -0.5. */
  BICUBIC("Bicubic convolution (Keys, a = -0.5)", 2) {
    @Override
    public double weight(final double signed) {
      final double x = Math.abs(signed);
      if (x <= 1) {
        return (1.5 * x - 2.5) * x * x + 1;
      }
      return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
    }
  },
  /** Duchon, Lanczos filtering in one and two dimensions, 1979, with three lobes. */
  LANCZOS("Lanczos, three lobes", 3) {
    @Override
    public double weight(final double x) {
      if (x == 0) {
        return 1;
      }
      final double t = Math.PI * x;
      return Math.abs(x) < 3 ? 3 * Math.sin(t) * Math.sin(t / 3) / (t * t) : 0;
    }
  };

  private final String title;
  private final int radius;

  Kernel(final String title, final int radius) {
    this.title = title;
    this.radius = radius;
  }

  /** The weight of a cell at a distance, in cells. */
  public abstract double weight(double x);

  /** One line for people. */
  public String title() {
    return title;
  }

  /** Coarse cells on each side that can carry weight. */
  public int radius() {
    return radius;
  }

  /**
   * The weights of the neighbours of a coarse cell for each of its children along one axis, summing
   * to one.
   *
   * @param factor children
   * @return {@code [factor][2·radius + 1]}, neighbours from {@code -radius} on
   */
  public float[][] taps(final int factor) {
    final float[][] taps = new float[factor][2 * radius + 1];
    for (int k = 0; k < factor; k++) {
      final double centre = (k + 0.5) / factor - 0.5;
      double sum = 0;
      for (int j = -radius; j <= radius; j++) {
        sum += weight(centre - j);
      }
      for (int j = -radius; j <= radius; j++) {
        taps[k][j + radius] = (float) (weight(centre - j) / sum);
      }
    }
    return taps;
  }
}
