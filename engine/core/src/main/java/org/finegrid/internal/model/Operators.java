package org.finegrid.internal.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.finegrid.model.ModelRepository;

/**
 * Which ONNX operators a model may use, and within what bounds their integers may lie. ONNX Runtime
 * divides by some of them and sizes memory by others without looking.
 */
final class Operators {
  /** No stride, kernel or block of a network for cells is larger. */
  private static final long LARGEST = 1 << 12;

  private static final long MOST_DIMENSIONS = 16;

  /** What networks for images and rasters are made of, in the words of ONNX itself. */
  private static final Set<String> KNOWN =
      Set.of(
          """
          Abs Acos Acosh Add And ArgMax ArgMin Asin Asinh Atan Atanh Attention AveragePool
          BatchNormalization BitShift BitwiseAnd BitwiseNot BitwiseOr BitwiseXor Cast CastLike Ceil
          Celu CenterCropPad Clip Compress Concat Constant ConstantOfShape Conv ConvInteger
          ConvTranspose Cos Cosh CumSum DepthToSpace DequantizeLinear Div Dropout
          DynamicQuantizeLinear Einsum Elu Equal Erf Exp Expand EyeLike Flatten Floor Gather
          GatherElements GatherND Gelu Gemm GlobalAveragePool GlobalLpPool GlobalMaxPool Greater
          GreaterOrEqual GridSample GroupNormalization HardSigmoid HardSwish Hardmax Identity If
          InstanceNormalization IsInf IsNaN LRN LayerNormalization LeakyRelu Less LessOrEqual Log
          LogSoftmax LpNormalization LpPool MatMul MatMulInteger Max MaxPool Mean
          MeanVarianceNormalization Min Mish Mod Mul Neg NonZero Not OneHot Or PRelu Pad Pow
          QLinearConv QLinearMatMul QuantizeLinear RMSNormalization Range Reciprocal ReduceL1
          ReduceL2 ReduceLogSum ReduceLogSumExp ReduceMax ReduceMean ReduceMin ReduceProd ReduceSum
          ReduceSumSquare Relu Reshape Resize Round Scan Scatter ScatterElements ScatterND Selu Shape
          Shrink Sigmoid Sign Sin Sinh Size Slice Softmax Softplus Softsign SpaceToDepth Split Sqrt
          Squeeze Sub Sum Swish Tan Tanh ThresholdedRelu Tile TopK Transpose Trilu Unsqueeze
          Upsample Where Xor\
          """
              .split("\\s+"));

  private static final Set<String> RANDOM =
      Set.of(
          "Bernoulli",
          "Multinomial",
          "RandomNormal",
          "RandomNormalLike",
          "RandomUniform",
          "RandomUniformLike");

  private record Range(long smallest, long largest) {}

  private static final Range POSITIVE = new Range(1, LARGEST);
  private static final Range SIGNED = new Range(-LARGEST, LARGEST);
  private static final Range DIMENSION = new Range(-MOST_DIMENSIONS, MOST_DIMENSIONS);

  /** By the attribute's name, which means the same wherever it occurs. */
  private static final Map<String, Range> RANGES =
      Map.ofEntries(
          Map.entry("group", new Range(1, 1 << 16)),
          Map.entry("num_groups", new Range(1, 1 << 16)),
          Map.entry("strides", POSITIVE),
          Map.entry("dilations", POSITIVE),
          Map.entry("kernel_shape", POSITIVE),
          Map.entry("blocksize", new Range(1, ModelRepository.LARGEST_FACTOR)),
          Map.entry("size", new Range(1, 1 << 16)),
          Map.entry("num_outputs", new Range(1, 1 << 16)),
          Map.entry("q_num_heads", POSITIVE),
          Map.entry("kv_num_heads", POSITIVE),
          Map.entry("output_padding", new Range(0, LARGEST)),
          Map.entry("output_shape", new Range(0, 1 << 16)),
          Map.entry("split", new Range(0, Integer.MAX_VALUE)),
          Map.entry("block_size", new Range(0, Integer.MAX_VALUE)),
          Map.entry("p", new Range(1, LARGEST)),
          Map.entry("pads", SIGNED),
          Map.entry("axis", DIMENSION),
          Map.entry("axes", DIMENSION),
          Map.entry("batch_dims", DIMENSION),
          Map.entry("num_scan_inputs", new Range(1, 1 << 8)),
          Map.entry("scan_input_axes", DIMENSION),
          Map.entry("scan_output_axes", DIMENSION),
          Map.entry("scan_input_directions", new Range(0, 1)),
          Map.entry("scan_output_directions", new Range(0, 1)),
          Map.entry("perm", new Range(0, MOST_DIMENSIONS)));

  private Operators() {}

  /** Why a model may not use an operator. */
  static Optional<String> refusal(final String domain, final String type) {
    final String name = CardTexts.clean(domain.isEmpty() ? type : domain + "." + type);
    if (!domain.isEmpty() && !domain.equals("ai.onnx")) {
      return Optional.of(
          "uses the operator "
              + name
              + ", which is not one of ONNX's own; export the network without optimising it for a"
              + " runtime");
    }
    if (RANDOM.contains(type)) {
      return Optional.of(
          "uses the operator " + name + ": its results are random; export it without");
    }
    return KNOWN.contains(type)
        ? Optional.empty()
        : Optional.of(
            "uses the operator "
                + name
                + ", which Finegrid does not run: models may have convolutions, matrix products,"
                + " pooling and the like, but no recurrent layers and no open-ended loops");
  }

  /** Why an operator's attribute may not hold numbers between two. */
  static Optional<String> refusal(
      final String operator, final String attribute, final long smallest, final long largest) {
    final Range range = RANGES.get(attribute);
    final long wrong = range != null && smallest < range.smallest() ? smallest : largest;
    return range == null || wrong >= range.smallest() && wrong <= range.largest()
        ? Optional.empty()
        : Optional.of(
            "its operator "
                + CardTexts.clean(operator)
                + " has "
                + attribute
                + " "
                + wrong
                + ", which must be from "
                + range.smallest()
                + " to "
                + range.largest());
  }

  /** The operators that a model may use, in the order of their names. */
  static Set<String> known() {
    return new TreeSet<>(KNOWN);
  }
}
