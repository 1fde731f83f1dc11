package org.finegrid.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.finegrid.model.Device;
import org.finegrid.model.ModelRepository;
import org.finegrid.model.SuperResolutionModel;

/** Opens models for tests. */
public final class Models {

  private Models() {}

  /** An interpolation kernel by its name. */
  public static SuperResolutionModel kernel(final String name, final int factor) {
    return repository().open(name, OptionalInt.of(factor), Device.parse("cpu"));
  }

  /** A network from its bytes, by way of a file. */
  public static SuperResolutionModel network(final byte[] bytes, final OptionalInt factor) {
    try {
      final Path file = Files.createTempFile("network", ".onnx");
      try {
        Files.write(file, bytes);
        return repository().open(file.toString(), factor, Device.parse("cpu"));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ModelRepository repository() {
    return new ModelRepository(Path.of("no-such-directory")).trusting();
  }
}
