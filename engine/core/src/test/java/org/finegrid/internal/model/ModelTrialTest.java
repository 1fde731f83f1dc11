package org.finegrid.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.finegrid.grid.RasterException;
import org.finegrid.model.ModelCard;
import org.finegrid.testing.Networks;
import org.finegrid.testing.OnnxBytes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ModelTrialTest {
  @TempDir private Path directory;

  private OnnxFile file(final byte[] bytes) throws IOException {
    return OnnxFile.read(Files.write(directory.resolve("net.onnx"), bytes));
  }

  private TriedModels tried(final ModelTrial trial) {
    return new TriedModels(Optional.of(directory.resolve("tried")), Optional.of(trial));
  }

  /** Adds something that is made of nothing but a few numbers, and so could be of any size. */
  private static byte[] expanding(final int products, final long... shape) {
    final OnnxBytes network = new OnnxBytes().longs("shape", shape);
    network.from("shape").operator("ConstantOfShape", List.of());
    for (int i = 0; i < products; i++) {
      network.operator("MatMul", List.of(network.last()));
    }
    network.unary("ReduceMax").operator("Add", List.of("coarse"));
    return network.metadata("finegrid", Networks.card("expanding", 1, "0", "none")).build();
  }

  private static String refusal(
      final ModelTrial trial, final OnnxFile file, final BooleanSupplier cancelled) {
    return assertThrows(
            RasterException.class, () -> trial.run(file, OptionalInt.empty(), cancelled))
        .getMessage();
  }

  private List<Path> records() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("tried"))) {
      return files.toList();
    }
  }

  @Test
  void whatIsFoundOutOfAModelIsRememberedUntilItChanges() throws IOException {
    final Optional<WindowRequirements> expected =
        Optional.of(new WindowRequirements(ModelCard.Input.COARSE, OptionalInt.of(14), 4));
    final OnnxFile file = file(Networks.unet(2, false));
    assertEquals(expected, tried(ModelTrial.USUAL).check(file, OptionalInt.of(2), () -> false));
    assertEquals(1, records().size());
    // There is no time to try it again.
    final TriedModels again = tried(new ModelTrial(0, 0));
    assertEquals(expected, again.check(file, OptionalInt.of(2), () -> false));
    assertThrows(RasterException.class, () -> again.check(file, OptionalInt.of(4), () -> false));
    final OnnxFile other = file(Networks.unet(3, false));
    assertThrows(RasterException.class, () -> again.check(other, OptionalInt.of(2), () -> false));
    Files.writeString(records().get(0), "multiple=0");
    assertThrows(RasterException.class, () -> again.check(file, OptionalInt.of(2), () -> false));
  }

  @Test
  void aRefusalIsTheOneThatOpeningItWouldHave() throws IOException {
    final byte[] lying =
        new OnnxBytes()
            .conv(4, 1, 1, new float[4])
            .depthToSpace(2)
            .metadata("finegrid", Networks.card("liar", 4, "0", "none"))
            .build();
    final OnnxFile file = file(lying);
    final String refusal = refusal(ModelTrial.USUAL, file, () -> false);
    assertTrue(refusal.startsWith(file.source() + ": makes [1, 1, 48, 48]"), refusal);
  }

  @Test
  void aHaloThatDoesNotHoldIsRefused() throws IOException {
    final byte[] lying = Networks.espcn(2, 8, 4);
    final String honest = new String(lying, java.nio.charset.StandardCharsets.ISO_8859_1);
    final byte[] bytes =
        honest
            .replace("\"halo\": 4", "\"halo\": 2")
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    final String refusal = refusal(ModelTrial.USUAL, file(bytes), () -> false);
    assertTrue(refusal.contains("halo of 2 does not hold with a multiple of 1: 4 cells"), refusal);
  }

  @Test
  void aModelThatTakesTooMuchMemoryIsRefused() throws IOException {
    final OnnxFile file = file(expanding(0, 1, 1, 1L << 15, 1L << 16));
    final String refusal = refusal(new ModelTrial(60, 500), file, () -> false);
    assertTrue(refusal.contains("took more than 500 MiB of memory"), refusal);
  }

  @Test
  void aModelThatTakesTooLongIsRefused() throws IOException {
    final OnnxFile file = file(expanding(500, 1, 1, 4096, 4096));
    final String refusal = refusal(new ModelTrial(2, 2048), file, () -> false);
    assertTrue(refusal.contains("not done with small windows after 2 seconds"), refusal);
  }

  @Test
  void aTrialEndsWithinASecondOfBeingCancelled() throws IOException {
    final OnnxFile file = file(expanding(500, 1, 1, 4096, 4096));
    final long cancel = System.nanoTime() + 1_000_000_000L;
    final String refusal = refusal(ModelTrial.USUAL, file, () -> System.nanoTime() - cancel > 0);
    assertTrue(System.nanoTime() - cancel < 1_000_000_000L);
    assertTrue(refusal.contains("cancelled"), refusal);
  }

  @Test
  void aModelThatEndsItsProcessIsRefusedInASentence() throws IOException {
    final OnnxFile file = file(expanding(500, 1, 1, 4096, 4096));
    final BooleanSupplier killing =
        () -> {
          ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
          return false;
        };
    final String refusal = refusal(ModelTrial.USUAL, file, killing);
    assertTrue(refusal.contains("ended the process in which it was tried"), refusal);
  }

  @Test
  void aTrialEndsWithTheProgramThatBeganIt() throws Exception {
    final OnnxFile file = file(expanding(500, 1, 1, 4096, 4096));
    final Process process =
        new ProcessBuilder(ModelTrial.command(file, OptionalInt.empty(), directory)).start();
    try {
      assertFalse(process.waitFor(1, TimeUnit.SECONDS));
      // What the system does with a pipe of a program that was killed.
      process.getOutputStream().close();
      assertTrue(process.waitFor(5, TimeUnit.SECONDS));
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void modelsThatComeWithFinegridAreNotTried() {
    final OnnxFile file = OnnxFile.ofTrusted("shipped", Networks.espcn(2, 8, 4));
    assertEquals(
        Optional.empty(),
        tried(new ModelTrial(0, 0)).check(file, OptionalInt.empty(), () -> false));
  }
}
