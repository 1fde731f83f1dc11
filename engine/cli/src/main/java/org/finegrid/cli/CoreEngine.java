package org.finegrid.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.finegrid.downscale.DownscaleRequest;
import org.finegrid.downscale.Downscaler;
import org.finegrid.downscale.ProgressListener;
import org.finegrid.downscale.RunReport;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.io.RasterFormat;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.ReadOptions;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelRepository;

/** The engine itself. */
final class CoreEngine implements Engine {
  private static final int HEAD = 16;

  @Override
  public RunReport downscale(
      final DownscaleRequest request,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    NativeLibraries.use();
    return Downscaler.run(request, progress, cancelled);
  }

  @Override
  public RasterDescription describe(final Path file, final ReadOptions options) {
    try (RasterReader reader = RasterFormats.open(file, options)) {
      return reader.description();
    }
  }

  @Override
  public String format(final Path file) {
    final byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    } catch (IOException e) {
      throw new RasterException(file + ": cannot be read (" + e.getMessage() + ")", e);
    }
    return RasterFormats.all().stream()
        .filter(format -> format.recognises(head))
        .map(RasterFormat::name)
        .findFirst()
        .orElse("unknown");
  }

  @Override
  public List<ModelCard> models() {
    return ModelRepository.ofUser().cards();
  }

  @Override
  public List<String> modelProblems() {
    return ModelRepository.ofUser().problems();
  }

  @Override
  public Optional<ModelCard> model(final String name) {
    return ModelRepository.ofUser().card(name);
  }
}
