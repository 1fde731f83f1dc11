package org.finegrid.training.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.finegrid.grid.RasterException;
import org.finegrid.model.ModelCard;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.testing.Models;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Model files as they are written, against protobuf's reader and ONNX Runtime. */
class WrittenModelsTest {
  private static final float[] WEIGHTS = {0, 0, 0, 0, 2.5f, 0, 0, -1, 0};

  @TempDir private Path directory;

  private static ModelCard card(final String name) {
    return ModelCard.builder(name, 1)
        .title("Test")
        .method("test")
        .halo(1)
        .aggregation("mean")
        .build();
  }

  private static byte[] model(final String name) {
    final GraphBuilder graph = new GraphBuilder();
    final String weights = graph.named("weights", WEIGHTS, 1, 1, 3, 3);
    return graph.build(graph.conv(GraphBuilder.INPUT, weights, 3, List.of()), card(name));
  }

  @Test
  void onnxRuntimeRunsWhatIsWritten() {
    final float[] fine = new float[4];
    try (SuperResolutionModel model = Models.network(model("first"), OptionalInt.empty())) {
      model.apply(new float[] {1, 2, 3, 4}, 1, 2, 2, fine);
    }
    // Each cell 2.5 times, less the one below it.
    assertArrayEquals(new float[] {-0.5f, 1, 7.5f, 10}, fine);
  }

  @Test
  void onnxRuntimeRunsALoopOverSlices() {
    final GraphBuilder graph = new GraphBuilder();
    final String doubled =
        graph.scan(GraphBuilder.INPUT, slice -> graph.node("Add", List.of(slice, slice)));
    final float[] fine = new float[8];
    try (SuperResolutionModel model =
        Models.network(graph.build(doubled, card("scan")), OptionalInt.empty())) {
      model.apply(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 2, 2, 2, fine);
    }
    assertArrayEquals(new float[] {2, 4, 6, 8, 10, 12, 14, 16}, fine);
  }

  @Test
  void anotherCardTakesThePlaceOfTheFirstAndNothingElseChanges() {
    assertArrayEquals(model("second"), CardInFile.replaced(model("first"), card("second")));
  }

  @Test
  void metadataOfOthersStayWhenTheCardIsReplaced() {
    final byte[] other =
        new MessageBuilder()
            .bytes(OnnxMessages.MODEL_METADATA, OnnxMessages.entry("author", "somebody"))
            .build()
            .toByteArray();
    final byte[] replaced = CardInFile.replaced(concat(other, model("first")), card("second"));
    assertArrayEquals(concat(other, model("second")), replaced);
  }

  @Test
  void aCardHasNoPlaceInWhatIsNoModel() {
    final byte[] text = "a letter, not a model".getBytes(StandardCharsets.UTF_8);
    assertThrows(IllegalArgumentException.class, () -> CardInFile.replaced(text, card("any")));
  }

  @Test
  void weightsAreReadBackByTheirNames() throws IOException {
    final Path file = Files.write(directory.resolve("model.onnx"), model("first"));
    final Map<String, Initialisers.Constant> constants = Initialisers.read(file);
    assertEquals(List.of("weights"), List.copyOf(constants.keySet()));
    final Initialisers.Constant weights = constants.get("weights");
    assertTrue(weights.fits(1, 1, 3, 3));
    assertFalse(weights.fits(1, 1, 1, 9));
    assertArrayEquals(WEIGHTS, weights.values());
  }

  @Test
  void weightsInTheFieldForFloatsAreReadToo() throws IOException {
    final ByteBuffer numbers =
        ByteBuffer.allocate(WEIGHTS.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    numbers.asFloatBuffer().put(WEIGHTS);
    final MessageBuilder tensor =
        new MessageBuilder()
            .integer(OnnxMessages.TENSOR_DIMS, 3)
            .integer(OnnxMessages.TENSOR_DIMS, 3)
            .integer(OnnxMessages.TENSOR_DATA_TYPE, OnnxMessages.DataType.FLOAT.number())
            .bytes(OnnxMessages.TENSOR_FLOAT_DATA, ByteString.copyFrom(numbers))
            .text(OnnxMessages.TENSOR_NAME, "loose");
    final byte[] file =
        new MessageBuilder()
            .bytes(
                OnnxMessages.MODEL_GRAPH,
                new MessageBuilder().bytes(OnnxMessages.GRAPH_INITIALIZER, tensor.build()).build())
            .build()
            .toByteArray();
    final Initialisers.Constant weights =
        Initialisers.read(Files.write(directory.resolve("loose.onnx"), file)).get("loose");
    assertTrue(weights.fits(3, 3));
    assertArrayEquals(WEIGHTS, weights.values());
  }

  @Test
  void aFileThatIsNoModelIsNamed() throws IOException {
    final Path file = Files.writeString(directory.resolve("letter.onnx"), "a letter, not a model");
    final RasterException e = assertThrows(RasterException.class, () -> Initialisers.read(file));
    assertEquals(file + ": is not an ONNX model", e.getMessage());
  }

  @Property
  void packedIntegersAreReadAsProtobufReadsThem(
      @ForAll final long[] values, @ForAll @IntRange(min = 1, max = 1000) final int field)
      throws IOException {
    final CodedInputStream in =
        new MessageBuilder().packed(field, values).integer(field, 7).build().newCodedInput();
    if (values.length > 0) {
      assertEquals(field << 3 | 2, in.readTag());
      final int limit = in.pushLimit(in.readRawVarint32());
      for (final long value : values) {
        assertEquals(value, in.readInt64());
      }
      assertTrue(in.isAtEnd());
      in.popLimit(limit);
    }
    assertEquals(field << 3, in.readTag());
    assertEquals(7, in.readInt64());
    assertTrue(in.isAtEnd());
  }

  private static byte[] concat(final byte[] first, final byte[] second) {
    final byte[] both = new byte[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
