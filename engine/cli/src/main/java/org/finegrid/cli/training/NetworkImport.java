package org.finegrid.cli.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.finegrid.cli.NativeLibraries;
import org.finegrid.downscale.CancelledException;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.IoReason;
import org.finegrid.internal.io.PendingFile;
import org.finegrid.model.ModelCard;
import org.finegrid.training.TrainedModel;
import org.finegrid.training.data.Aggregation;
import org.finegrid.training.dl4j.ImportOptions;
import org.finegrid.training.dl4j.ModelImport;

/**
 * Does the work of {@link ImportCommand}, in a class of its own: picocli looks at each command when
 * the program starts, and would load DL4J with it.
 *
 * @param model the saved network
 * @param out the model file
 * @param overwrite whether to replace it
 */
record NetworkImport(Path model, Path out, boolean overwrite) {

  /**
   * Writes the model file; what was not typed is null.
   *
   * @param stop whether to end without one
   * @throws CancelledException where that was so
   */
  ModelCard run(
      final String name,
      final String title,
      final Integer factor,
      final ModelCard.Input input,
      final ModelCard.Normalisation normalisation,
      final Aggregation aggregation,
      final BooleanSupplier stop) {
    NativeLibraries.use();
    Nd4jLibraries.use();
    final TrainedModel made =
        ModelImport.run(
            model,
            new ImportOptions(
                name == null ? out.getFileName().toString().replaceAll("\\.onnx$", "") : name,
                Optional.ofNullable(title),
                factor == null ? OptionalInt.empty() : OptionalInt.of(factor),
                Optional.ofNullable(input),
                normalisation,
                aggregation == null ? "" : aggregation.word()));
    write(made.onnx(), stop);
    return made.card();
  }

  private void write(final byte[] onnx, final BooleanSupplier stop) {
    try (PendingFile file = new PendingFile(out, overwrite)) {
      Files.write(file.path(), onnx);
      if (stop.getAsBoolean()) {
        throw new CancelledException();
      }
      file.commit();
    } catch (IOException e) {
      throw new RasterException(out + ": cannot be written (" + IoReason.of(e) + ")", e);
    }
  }
}
