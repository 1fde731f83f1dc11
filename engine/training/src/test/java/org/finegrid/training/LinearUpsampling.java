package org.finegrid.training;

import java.util.List;
import java.util.OptionalDouble;
import org.finegrid.grid.RasterException;
import org.finegrid.model.ModelCard;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.TrainingData;
import org.finegrid.training.data.TrainingField;
import org.finegrid.training.onnx.GraphBuilder;

/**
 * The smallest method that learns: each child of a coarse cell is a weighted sum of the nine coarse
 * cells around, with the weights of least squares. Needs no ND4J, so tests of what is around a
 * method take little time.
 */
public final class LinearUpsampling implements TrainingMethod {
  private static final int TAPS = 9;

  @Override
  public String name() {
    return "linear";
  }

  @Override
  public String title() {
    return "Linear upsampling by least squares";
  }

  /** So that tests can name a checkpoint. */
  @Override
  public boolean stepwise() {
    return true;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(Parameter.real("ridge", "ridge regularisation", 1e-6, 0, 1));
  }

  @Override
  public TrainedModel train(
      final TrainingData data, final TrainingRequest request, final TrainingListener listener) {
    final int children = data.factor() * data.factor();
    final double[][] normal = new double[TAPS][TAPS];
    final double[][] right = new double[children][TAPS];
    for (int i = 0; i < data.training().size(); i++) {
      listener.progress(
          "learning", i, data.training().size(), OptionalDouble.empty(), OptionalDouble.empty());
      if (listener.stopped()) {
        throw new TrainingStopped();
      }
      add(data.training().get(i), normal, right);
    }
    final float[] weights = new float[children * TAPS];
    for (int k = 0; k < TAPS; k++) {
      normal[k][k] += request.parameters().real("ridge") * normal[4][4];
    }
    for (int child = 0; child < children; child++) {
      final double[] solved = solved(normal, right[child]);
      for (int k = 0; k < TAPS; k++) {
        weights[child * TAPS + k] = (float) solved[k];
      }
    }
    final GraphBuilder graph = new GraphBuilder();
    final String made = graph.conv(GraphBuilder.INPUT, weights, children, 1, 3);
    final ModelCard card =
        ModelCard.builder(request.name(), data.factor())
            .title(title())
            .method(name())
            .halo(1)
            .aggregation(data.aggregation().word())
            .build();
    return new TrainedModel(graph.build(graph.depthToSpace(made, data.factor()), card), card);
  }

  private static void add(
      final TrainingField sample, final double[][] normal, final double[][] right) {
    final FloatPlane coarse = sample.coarse();
    final int f = sample.factor();
    final double[] taps = new double[TAPS];
    for (int row = 1; row < coarse.height() - 1; row++) {
      for (int column = 1; column < coarse.width() - 1; column++) {
        double sum = 0;
        for (int k = 0; k < TAPS; k++) {
          taps[k] = coarse.at(column + k % 3 - 1, row + k / 3 - 1);
          sum += taps[k];
        }
        if (Double.isNaN(sum)) {
          continue;
        }
        for (int k = 0; k < TAPS; k++) {
          for (int j = 0; j < TAPS; j++) {
            normal[k][j] += taps[k] * taps[j];
          }
          for (int child = 0; child < right.length; child++) {
            right[child][k] +=
                taps[k] * sample.fine().at(column * f + child % f, row * f + child / f);
          }
        }
      }
    }
  }

  /** Gauss's elimination with pivots. */
  private static double[] solved(final double[][] matrix, final double[] right) {
    final int n = right.length;
    final double[][] a = new double[n][];
    for (int i = 0; i < n; i++) {
      a[i] = java.util.Arrays.copyOf(matrix[i], n + 1);
      a[i][n] = right[i];
    }
    for (int i = 0; i < n; i++) {
      int pivot = i;
      for (int j = i + 1; j < n; j++) {
        pivot = Math.abs(a[j][i]) > Math.abs(a[pivot][i]) ? j : pivot;
      }
      final double[] swap = a[i];
      a[i] = a[pivot];
      a[pivot] = swap;
      if (a[i][i] == 0) {
        throw new RasterException("training data: too little differs to learn from");
      }
      for (int j = 0; j < n; j++) {
        final double share = j == i ? 0 : a[j][i] / a[i][i];
        for (int k = i; k <= n; k++) {
          a[j][k] -= share * a[i][k];
        }
      }
    }
    final double[] solution = new double[n];
    for (int i = 0; i < n; i++) {
      solution[i] = a[i][n] / a[i][i];
    }
    return solution;
  }
}
