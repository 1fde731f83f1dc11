package org.finegrid.training.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.finegrid.model.Device;
import org.finegrid.model.ModelRepository;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.training.TrainedModel;

/** Opens trained models as the engine does. */
final class Onnx {

  private Onnx() {}

  static SuperResolutionModel open(final Path directory, final TrainedModel model)
      throws IOException {
    final Path file = directory.resolve(model.card().name() + ".onnx");
    Files.write(file, model.onnx());
    return new ModelRepository(directory)
        .trusting()
        .open(file.toString(), OptionalInt.empty(), Device.parse("cpu"));
  }

  static float[] run(
      final SuperResolutionModel model, final float[] coarse, final int height, final int width) {
    final int f = model.factor();
    final float[] fine = new float[coarse.length * f * f];
    model.apply(coarse, 1, height, width, fine);
    return fine;
  }
}
