package org.finegrid.cli.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.finegrid.downscale.CancelledException;
import org.finegrid.model.ModelCard;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class NetworkImportTest {
  @TempDir private Path directory;

  @Test
  void anInterruptedImportLeavesTheOldFile() throws Exception {
    final File network = directory.resolve("srcnn.zip").toFile();
    final MultiLayerNetwork srcnn =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .convolutionMode(ConvolutionMode.Same)
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3).stride(1, 1).nOut(1).build())
                .setInputType(InputType.convolutional(9, 9, 1))
                .build());
    srcnn.init();
    ModelSerializer.writeModel(srcnn, network, false);
    final byte[] old = {1, 2, 3};
    final Path out = Files.write(directory.resolve("srcnn-x2.onnx"), old);
    final NetworkImport work = new NetworkImport(network.toPath(), out, true);
    assertThrows(CancelledException.class, () -> run(work, true));
    assertArrayEquals(old, Files.readAllBytes(out));
    try (var files = Files.list(directory)) {
      assertEquals(
          List.of("srcnn-x2.onnx", "srcnn.zip"),
          files.map(each -> each.getFileName().toString()).sorted().toList());
    }
    assertEquals("srcnn-x2", run(work, false).name());
  }

  private static ModelCard run(final NetworkImport work, final boolean stop) {
    return work.run(null, null, 2, null, ModelCard.Normalisation.MINMAX, null, () -> stop);
  }
}
