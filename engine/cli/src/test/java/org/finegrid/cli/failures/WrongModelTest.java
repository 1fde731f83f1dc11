package org.finegrid.cli.failures;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.finegrid.testing.Networks;
import org.finegrid.testing.OnnxBytes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class WrongModelTest {
  private static final float[] ONES = {1, 1, 1, 1};

  @TempDir private Path directory;

  @Test
  void aFileThatIsMissing() {
    final Path model = folder().file("model.onnx");
    refused(model, "no such model file");
  }

  @Test
  void aFileThatIsNoNetwork() {
    refused("not a network".getBytes(StandardCharsets.UTF_8), "is not an ONNX model");
    refused(new byte[0], "is not an ONNX model");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.01, 0.2, 0.5, 0.9, 0.99})
  void aNetworkCutShort(final double part) {
    final byte[] whole = Networks.espcn(2, 8, 4);
    refused(Arrays.copyOf(whole, (int) (whole.length * part)), "is not an ONNX model");
  }

  @Test
  void aNetworkOfThreeChannels() {
    refused(
        new OnnxBytes()
            .inputShape("n", 3L, "h", "w")
            .conv(4, 3, 1, new float[12])
            .depthToSpace(2)
            .build(),
        "its input is FLOAT[-1, 3, -1, -1]; FLOAT [N, 1, height, width] is needed");
  }

  @Test
  void aNetworkOfDoubles() {
    refused(
        new OnnxBytes().inputType(11).unary("Relu").build(),
        "its input is DOUBLE[-1, 1, -1, -1]; FLOAT [N, 1, height, width] is needed");
  }

  @Test
  void aNetworkOfTwoInputs() {
    refused(
        new OnnxBytes()
            .otherInput("elevation")
            .add("elevation")
            .conv(4, 1, 1, ONES)
            .depthToSpace(2)
            .metadata("finegrid", card(2))
            .build(),
        "its graph takes the inputs coarse, elevation, where band is expected");
  }

  @Test
  void aNetworkThatMakesNoMoreCells() {
    refused(
        new OnnxBytes().conv(1, 1, 1, new float[1]).metadata("finegrid", card(2)).build(),
        "makes [1, 1, 24, 24] of [1, 1, 24, 24], which is not x2");
  }

  @Test
  void aNetworkWhoseWeightsAreInAnotherFile() {
    refused(new OnnxBytes().externalConv("../secret").build(), "keeps weights in other files");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"schema\": | its model card is not valid JSON",
        "'' | its model card",
        "[] | its model card's 'schema'",
        "{\"schema\": 3} | its model card's 'schema'",
        "{\"schema\": 1} | its model card's 'factor'",
        "{\"schema\": 1, \"factor\": 99} | its model card's 'factor'",
        "{\"schema\": 1, \"factor\": 2, \"channels\": [\"sea\"]} | its model card's 'channels'",
      })
  void aBrokenCard(final String card, final String told) {
    refused(ones().metadata("finegrid", card).build(), told);
  }

  @Test
  void aFactorThatTheNetworkCannotMakeNamesThoseItMakes() {
    final Path model = write(ones().metadata("finegrid", card(2)).build());
    refused(List.of(model.toString(), "x3", "x2"), model, "--factor", "3");
  }

  @Test
  void aNetworkWithoutACardNeedsAFactor() {
    final Path model = write(ones().build());
    refused(List.of(model + ": has no model card; state its factor with --factor N"), model);
  }

  @Test
  void aNameThatNoModelHasListsThoseThereAre() {
    final String known = "nearest, bilinear, bicubic, lanczos";
    refused(List.of("model nosuch: not known", known), "nosuch", "--factor", "2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cuda", "cuda:1"})
  void aGpuWhereThisBuildHasNone(final String device) {
    final Path model = write(ones().metadata("finegrid", card(2)).build());
    refused(List.of("device cuda: this build has no CUDA"), model, "--device", device);
  }

  private static OnnxBytes ones() {
    return new OnnxBytes().conv(4, 1, 1, ONES).depthToSpace(2);
  }

  private static String card(final int factor) {
    return Networks.card("ones", factor, "0", "none");
  }

  private Path write(final byte[] model) {
    return folder().file("model.onnx", model);
  }

  private void refused(final byte[] model, final String told) {
    refused(write(model), told);
  }

  private void refused(final Path model, final String told) {
    refused(List.of(model + ": ", told), model, "--factor", "2");
  }

  private void refused(final List<String> told, final Object model, final String... more) {
    final Path input = folder().sample("island/temperature.tif");
    final List<String> options = new ArrayList<>(List.of("--model", model.toString()));
    options.addAll(List.of(more));
    folder().refuses(1, told, input.toString(), options.toArray(String[]::new));
  }

  private Folder folder() {
    return new Folder(directory);
  }
}
