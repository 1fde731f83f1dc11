package org.finegrid.training.dl4j;

import java.util.List;
import org.finegrid.training.onnx.Attribute;
import org.finegrid.training.onnx.GraphBuilder;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationCube;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationHardTanH;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationMish;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationRectifiedTanh;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSoftSign;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.activations.impl.ActivationThresholdedReLU;

/** Activation functions as ONNX nodes. */
final class Activations {
  private final GraphBuilder graph;

  Activations(final GraphBuilder graph) {
    this.graph = graph;
  }

  /**
   * Applies an activation as it is after training.
   *
   * @throws org.finegrid.grid.RasterException where there is no ONNX form of it
   */
  String apply(final NetworkStep step, final IActivation activation, final String x) {
    // Settings of ReLU and LeakyReLU may be missing, which Java shows as null.
    if (activation instanceof ActivationIdentity) {
      return x;
    } else if (activation instanceof ActivationReLU relu) {
      return relu(relu, x);
    } else if (activation instanceof ActivationReLU6) {
      return clip(x, 0, 6);
    } else if (activation instanceof ActivationLReLU leaky) {
      return leaky(x, leaky.getAlpha());
    } else if (activation instanceof ActivationThresholdedReLU thresholded) {
      return with("ThresholdedRelu", x, "alpha", thresholded.getTheta());
    } else if (activation instanceof ActivationELU elu) {
      return with("Elu", x, "alpha", elu.getAlpha());
    } else if (activation instanceof ActivationGELU gelu) {
      return gelu.isPrecise() ? preciseGelu(x) : times(x, node("Sigmoid", times(x, 1.702)));
    } else if (activation instanceof ActivationSwish) {
      return times(x, node("Sigmoid", x));
    } else if (activation instanceof ActivationMish) {
      return times(x, node("Tanh", node("Softplus", x)));
    } else if (activation instanceof ActivationHardTanH) {
      return clip(x, -1, 1);
    } else if (activation instanceof ActivationRectifiedTanh) {
      return node("Relu", node("Tanh", x));
    } else if (activation instanceof ActivationCube) {
      return times(x, times(x, x));
    } else if (activation instanceof ActivationSoftmax) {
      return graph.node("Softmax", List.of(x), Attribute.of("axis", 1L));
    }
    return node(plain(step, activation), x);
  }

  private static String plain(final NetworkStep step, final IActivation activation) {
    if (activation instanceof ActivationTanH) {
      return "Tanh";
    } else if (activation instanceof ActivationSigmoid) {
      return "Sigmoid";
    } else if (activation instanceof ActivationHardSigmoid) {
      return "HardSigmoid";
    } else if (activation instanceof ActivationSoftPlus) {
      return "Softplus";
    } else if (activation instanceof ActivationSoftSign) {
      return "Softsign";
    } else if (activation instanceof ActivationSELU) {
      return "Selu";
    }
    throw step.refusal(
        "its activation "
            + activation.getClass().getSimpleName()
            + " has no ONNX form here; train with another, such as relu or tanh");
  }

  /** DL4J's ReLU: a slope below its threshold, as it is above it, and cut off at the top. */
  private String relu(final ActivationReLU relu, final String x) {
    final double threshold = relu.getThreshold() == null ? 0 : relu.getThreshold();
    final double slope = relu.getNegativeSlope() == null ? 0 : relu.getNegativeSlope();
    final String bent;
    if (threshold != 0) {
      final String limit = graph.constant(new float[] {(float) threshold});
      final String above = graph.node("GreaterOrEqual", List.of(x, limit));
      final String below = times(graph.node("Sub", List.of(x, limit)), slope);
      bent = graph.node("Where", List.of(above, x, below));
    } else {
      bent = leaky(x, slope);
    }
    return relu.getMax() == null
        ? bent
        : graph.node(
            "Min", List.of(bent, graph.constant(new float[] {relu.getMax().floatValue()})));
  }

  private String leaky(final String x, final double slope) {
    return slope == 0 ? node("Relu", x) : with("LeakyRelu", x, "alpha", slope);
  }

  /**
   * The form with a hyperbolic tangent (Hendrycks and Gimpel, 2016), except that ND4J cubes the
   * factor as well; the network was trained with that.
   */
  private String preciseGelu(final String x) {
    final String part = times(x, 0.044715);
    final String sum = graph.node("Add", List.of(x, times(part, times(part, part))));
    final String tanh = node("Tanh", times(sum, Math.sqrt(2 / Math.PI)));
    final String one = graph.constant(new float[] {1});
    return times(times(x, 0.5), graph.node("Add", List.of(tanh, one)));
  }

  private String clip(final String x, final float min, final float max) {
    return graph.node(
        "Clip", List.of(x, graph.constant(new float[] {min}), graph.constant(new float[] {max})));
  }

  private String times(final String x, final String y) {
    return graph.node("Mul", List.of(x, y));
  }

  private String times(final String x, final double number) {
    return times(x, graph.constant(new float[] {(float) number}));
  }

  private String with(
      final String operator, final String x, final String attribute, final double value) {
    return graph.node(operator, List.of(x), Attribute.of(attribute, (float) value));
  }

  private String node(final String operator, final String x) {
    return graph.node(operator, List.of(x));
  }
}
