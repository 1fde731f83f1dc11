package org.finegrid.internal.model;

import static org.finegrid.testing.OnnxBytes.externalTensor;
import static org.finegrid.testing.OnnxBytes.field;
import static org.finegrid.testing.OnnxBytes.integer;
import static org.finegrid.testing.OnnxBytes.ints;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.finegrid.grid.RasterException;
import org.finegrid.testing.Networks;
import org.finegrid.testing.OnnxBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphCheckTest {
  private static final String SECRET = "secret";

  private static String refusal(final byte[] bytes) {
    return assertThrows(RasterException.class, () -> OnnxFile.of("x.onnx", bytes)).getMessage();
  }

  private static OnnxBytes identity() {
    return new OnnxBytes().unary("Identity");
  }

  private static byte[] external() {
    return externalTensor("w", SECRET);
  }

  private static byte[] graphField(final int number, final byte[] inside) {
    return field(number, inside);
  }

  private static byte[] attribute(final int number, final byte[] inside) {
    return join(field(1, "value"), field(number, inside));
  }

  private static byte[] join(final byte[]... parts) {
    final byte[] field = field(1, parts);
    // Without the field's own tag and length.
    int head = 1;
    while (field[head] < 0) {
      head++;
    }
    return java.util.Arrays.copyOfRange(field, head + 1, field.length);
  }

  /** Everywhere a tensor can be. */
  static Stream<byte[]> externalTensors() {
    final byte[] tensor = external();
    final byte[] inGraph = graphField(5, tensor);
    final byte[] node =
        join(field(4, "If"), field(5, join(field(1, "then_branch"), graphField(6, inGraph))));
    return Stream.of(
        identity().rawTensor(tensor).build(),
        identity().operator("Constant", List.of(), attribute(5, tensor)).build(),
        identity().operator("Constant", List.of(), attribute(10, tensor)).build(),
        identity().operator("If", List.of(), attribute(6, inGraph)).build(),
        identity().operator("If", List.of(), attribute(11, inGraph)).build(),
        identity().operator("If", List.of(), attribute(6, graphField(1, node))).build(),
        identity().modelField(field(25, field(7, node))).build(),
        identity().modelField(field(25, field(11, attribute(5, tensor)))).build());
  }

  @ParameterizedTest
  @MethodSource("externalTensors")
  void weightsInOtherFilesAreRefusedWhereverTheyAre(final byte[] bytes) {
    assertTrue(refusal(bytes).contains("other files"), refusal(bytes));
  }

  @Test
  void aTagOfMoreThanThirtyTwoBitsIsReadAsTheRuntimeReadsIt() {
    final byte[] tag = {(byte) 0xEA, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x10};
    final byte[] bytes = identity().rawTensor(externalTensor("w", SECRET, tag)).build();
    assertTrue(refusal(bytes).contains("other files"), refusal(bytes));
  }

  @Test
  void graphsForTrainingAndSparseWeightsAreRefused() {
    assertTrue(
        refusal(identity().modelField(field(20, field(1, graphField(5, external())))).build())
            .contains("for training"));
    assertTrue(
        refusal(
                identity()
                    .operator("Constant", List.of(), attribute(22, field(1, external())))
                    .build())
            .contains("sparse"));
  }

  @Test
  void aSecondGraphIsRefused() {
    final byte[] bytes = identity().modelField(field(7, field(2, "another"))).build();
    assertTrue(refusal(bytes).contains("repeats"), refusal(bytes));
  }

  @Test
  void deepNestingIsRefusedWithoutEndingTheProgram() {
    byte[] graph = field(2, "innermost");
    for (int depth = 0; depth < 2000; depth++) {
      graph = field(1, field(4, "If"), field(5, field(1, "then_branch"), field(6, graph)));
    }
    final byte[] bytes = identity().operator("If", List.of(), attribute(6, graph)).build();
    assertTrue(refusal(bytes).contains("8 deep"), refusal(bytes));
    final StringBuilder groups = new StringBuilder();
    for (int depth = 0; depth < 100_000; depth++) {
      groups.append((char) (99 << 3 & 0x7f | 3));
    }
    final byte[] nested = groups.toString().getBytes(StandardCharsets.ISO_8859_1);
    assertTrue(refusal(nested).contains("not an ONNX model"), refusal(nested));
  }

  static Stream<byte[]> deadlyNumbers() {
    return Stream.of(
        identity().operator("ConvTranspose", List.of("w"), integer("group", 0)).build(),
        identity().operator("Conv", List.of("w"), integer("group", -1)).build(),
        // A number that is zero is not stored at all.
        identity()
            .operator("Conv", List.of("w"), join(field(1, "group"), new byte[] {(byte) 0xA0, 1, 2}))
            .build(),
        identity().operator("DepthToSpace", List.of(), integer("blocksize", 1L << 40)).build(),
        identity().operator("DepthToSpace", List.of(), integer("blocksize", 0)).build(),
        identity().operator("SpaceToDepth", List.of(), integer("blocksize", -2)).build(),
        identity().operator("MaxPool", List.of(), ints("kernel_shape", 0, 2)).build(),
        identity().operator("AveragePool", List.of(), ints("strides", 2, 0)).build(),
        identity().operator("Conv", List.of("w"), ints("dilations", 1, -1)).build(),
        identity().operator("Conv", List.of("w"), ints("pads", 0, 0, 0, 1L << 62)).build(),
        identity().operator("Conv", List.of("w"), field(1, "strides"), field(8, "")).build(),
        identity().operator("GroupNormalization", List.of("w"), integer("num_groups", 0)).build(),
        identity().operator("LRN", List.of(), integer("size", 0)).build(),
        identity().operator("Concat", List.of(), integer("axis", 1L << 33)).build(),
        identity().operator("Transpose", List.of(), ints("perm", 0, 1, 2, 99)).build());
  }

  @Test
  void numbersThatTheRuntimeDividesByOrTakesMemoryForAreRefused() {
    final List<String> refusals =
        deadlyNumbers()
            .map(
                bytes -> {
                  try {
                    OnnxFile.of("x.onnx", bytes);
                    return "";
                  } catch (RasterException e) {
                    return e.getMessage();
                  }
                })
            .toList();
    // An empty list of strides is the runtime's to refuse.
    assertEquals(List.of(10), indicesOf("", refusals));
    assertEquals(
        "x.onnx: its operator ConvTranspose has group 0, which must be from 1 to 65536",
        refusals.get(0));
  }

  private static List<Integer> indicesOf(final String text, final List<String> texts) {
    return Stream.iterate(0, i -> i + 1)
        .limit(texts.size())
        .filter(i -> texts.get(i).equals(text))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"LSTM", "GRU", "RNN", "Loop", "RandomNormal", "NoSuchThing"})
  void operatorsThatNoNetworkForCellsNeedsAreRefused(final String type) {
    final String refusal = refusal(identity().operator(type, List.of()).build());
    assertTrue(refusal.contains("uses the operator " + type), refusal);
  }

  @Test
  void operatorsOfOtherDomainsAreRefusedUnlessTheModelDefinesThem() {
    final byte[] node = join(field(1, "coarse"), field(4, "Fused"), field(7, "com.microsoft"));
    final byte[] graph = field(7, field(1, node));
    assertTrue(refusal(graph).contains("operator com.microsoft.Fused"), refusal(graph));
    final byte[] function = field(25, field(1, "Fused"), field(10, "com.microsoft"));
    OnnxFile.of("x.onnx", join(function, graph));
  }

  @Test
  void aTensorHoldsAsManyValuesAsItsShapeSays() {
    for (final long[] dims : new long[][] {{1L << 40}, {-1}, {3}, {1L << 31, 1L << 31, 4}}) {
      final byte[] bytes = identity().weights("w", dims, new float[2]).build();
      assertTrue(refusal(bytes).contains("does not match its shape"), refusal(bytes));
    }
    OnnxFile.of("x.onnx", identity().weights("w", new long[] {2}, new float[2]).build());
    OnnxFile.of("x.onnx", identity().longs("shape", 1, -1, 1L << 40).build());
  }

  @Test
  void namesFromTheFileCannotSteerATerminal() {
    final String refusal = refusal(identity().operator("\u001b[2J\nX", List.of()).build());
    assertTrue(refusal.contains("operator  [2J X"), refusal);
    assertEquals(-1, refusal.indexOf('\u001b'));
  }

  @Test
  void ordinaryNetworksPass() {
    OnnxFile.of("x.onnx", Networks.espcn(3, 8, 4));
    OnnxFile.of("x.onnx", Networks.global(2));
    OnnxFile.of("x.onnx", Networks.unitEquivariant(2));
  }
}
