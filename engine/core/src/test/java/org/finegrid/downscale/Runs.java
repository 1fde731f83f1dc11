package org.finegrid.downscale;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.finegrid.io.RasterReader;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.testing.MemoryOutput;

/** Runs the pipeline in memory. */
final class Runs {

  /** What came out. */
  record Result(MemoryOutput output, RunReport report) {
    float[] plane(final int band) {
      return output.plane(band);
    }
  }

  private Runs() {}

  static Result run(
      final RasterReader reader,
      final SuperResolutionModel model,
      final UnaryOperator<DownscaleRequest.Builder> settings) {
    return run(reader, model, InputSources.NONE, settings);
  }

  static Result run(
      final RasterReader reader,
      final SuperResolutionModel model,
      final InputSources sources,
      final UnaryOperator<DownscaleRequest.Builder> settings) {
    final DownscaleRequest request =
        settings.apply(DownscaleRequest.builder(Path.of("in"), Path.of("out.tif"))).build();
    final AtomicReference<MemoryOutput> output = new AtomicReference<>();
    final RunReport report =
        run(
            request,
            reader,
            model,
            sources,
            (fine, block) -> {
              output.set(new MemoryOutput(fine, block));
              return output.get();
            },
            () -> false);
    return new Result(output.get(), report);
  }

  static RunReport run(
      final DownscaleRequest request,
      final RasterReader reader,
      final SuperResolutionModel model,
      final Pipeline.Output output,
      final BooleanSupplier cancelled) {
    return run(request, reader, model, InputSources.NONE, output, cancelled);
  }

  private static RunReport run(
      final DownscaleRequest request,
      final RasterReader reader,
      final SuperResolutionModel model,
      final InputSources sources,
      final Pipeline.Output output,
      final BooleanSupplier cancelled) {
    try (CovariateDigests digests = CovariateDigests.begin(request.method().covariates())) {
      return new Pipeline(
              PipelineRequest.of(request), ProgressListener.none(), cancelled, System.nanoTime())
          .run(reader, model, sources, digests, output);
    }
  }
}
