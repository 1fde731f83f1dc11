package org.finegrid.cli.endtoend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.finegrid.cli.Outcome;
import org.finegrid.training.dl4j.DepthToSpaceLayer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;

/** A network saved by DeepLearning4J on its way to a finer raster. */
@Tag("slow")
class ImportedModelTest {
  @TempDir private Path directory;
  private Path network;
  private Path model;

  @BeforeEach
  void saveNetwork() throws IOException {
    network = directory.resolve("espcn.zip");
    model = directory.resolve("espcn-x2.onnx");
    final MultiLayerNetwork espcn =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(4)
                .convolutionMode(ConvolutionMode.Same)
                .activation(Activation.TANH)
                .list()
                .layer(new ConvolutionLayer.Builder(5, 5).stride(1, 1).nOut(8).build())
                .layer(new ConvolutionLayer.Builder(3, 3).stride(1, 1).nOut(4).build())
                .layer(new DepthToSpaceLayer(2, CNN2DFormat.NCHW))
                .setInputType(InputType.convolutional(17, 17, 1))
                .build());
    espcn.init();
    ModelSerializer.writeModel(espcn, network.toFile(), true);
  }

  @Test
  void isListedByItsCardAndMakesRastersFiner() throws Exception {
    final Outcome made =
        Outcome.real(
            "import",
            network.toString(),
            "--out",
            model.toString(),
            "--title=ESPCN of ours",
            "--aggregation=mean");
    assertEquals(0, made.code(), made.err());
    assertEquals("", made.err());
    final Outcome shown = Outcome.real("models", "show", model.toString());
    assertEquals(made.out(), shown.out());
    for (final String line :
        new String[] {
          "name +espcn-x2",
          "title +ESPCN of ours",
          "factor +2",
          "input +coarse cells",
          "halo +3 coarse cells",
          "normalisation +minmax",
          "aggregation +mean",
        }) {
      assertTrue(shown.out().lines().anyMatch(each -> each.matches(line)), shown.out());
    }
    final Path fine = directory.resolve("fine.nc");
    final Outcome run =
        Outcome.real(
            "downscale",
            Samples.file("island/temperature.nc").toString(),
            fine.toString(),
            "--model",
            model.toString());
    assertEquals(0, run.code(), run.err());
    assertTrue(Files.size(fine) > Files.size(Samples.file("island/temperature.nc")));
  }

  @Test
  void replacesAFileOnlyWhereThatIsAskedFor() throws Exception {
    final byte[] old = {1, 2, 3};
    Files.write(model, old);
    final String[] line = {"import", network.toString(), "--out", model.toString()};
    final Outcome refused = Outcome.real(line);
    assertEquals(1, refused.code());
    assertEquals(1, refused.errorLines().size(), refused.err());
    assertTrue(refused.err().contains("espcn-x2.onnx: exists already"), refused.err());
    assertArrayEquals(old, Files.readAllBytes(model));
    final Outcome replaced =
        Outcome.real(
            Stream.concat(Stream.of(line), Stream.of("--overwrite")).toArray(String[]::new));
    assertEquals(0, replaced.code(), replaced.err());
    assertTrue(Files.size(model) > 1000);
  }

  @Test
  void whatIsNoNetworkIsRefusedInOneLineAndLeavesNothing() throws Exception {
    Files.writeString(network, "no network");
    final Outcome refused =
        Outcome.real("import", network.toString(), "--out", model.toString(), "--factor=2");
    assertEquals(1, refused.code());
    assertEquals(1, refused.errorLines().size(), refused.err());
    assertTrue(refused.err().contains("espcn.zip: is neither a DeepLearning4J"), refused.err());
    assertEquals("", refused.out());
    assertEquals(Set.of("espcn.zip"), files());
  }

  @Test
  void nothingButTheCardIsPrinted() throws Exception {
    final Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "org.finegrid.cli.Main",
                "import",
                network.toString(),
                "--out",
                model.toString())
            .redirectError(directory.resolve("errors").toFile())
            .start();
    final String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("", Files.readString(directory.resolve("errors")));
    assertEquals(0, process.waitFor());
    assertTrue(out.startsWith("name "), out);
    assertEquals(Outcome.real("models", "show", model.toString()).out(), out);
  }

  private Set<String> files() throws IOException {
    try (Stream<Path> list = Files.list(directory)) {
      return list.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
