package org.finegrid.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.finegrid.downscale.DownscaleRequest.Conserve;
import org.finegrid.grid.RasterException;
import org.finegrid.model.Device;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelRepository;
import org.finegrid.model.SuperResolutionModel;

/**
 * A model that takes part, before it has run.
 *
 * @param model its name or the path of its file
 * @param conserve how means are kept
 * @param baseline whether it is one of the {@link Baseline}s
 * @param card its card
 * @param halo the coarse cells that it sees on each side; empty where there is no bound
 */
record ModelSpec(
    String model, Conserve conserve, boolean baseline, ModelCard card, OptionalInt halo) {

  /**
   * The baselines, in their order, and then the requested models; each is opened once, so that a
   * model that cannot take part is refused before any work is done.
   */
  static List<ModelSpec> of(
      final EvaluationRequest request,
      final ModelRepository repository,
      final StageProgress watch) {
    final Device device = request.run().device();
    final List<ModelSpec> specs = new ArrayList<>();
    for (final Baseline baseline : Baseline.values()) {
      specs.add(
          of(
              repository,
              baseline.model(),
              baseline.conserve(request),
              true,
              request,
              device,
              watch));
    }
    for (final String model : request.method().models()) {
      final boolean there =
          specs.stream()
              .anyMatch(
                  each ->
                      same(each.model(), model) && each.conservesLike(request.method().conserve()));
      if (!there) {
        specs.add(
            of(repository, model, request.method().conserve(), false, request, device, watch));
      }
    }
    return List.copyOf(specs);
  }

  /** Names of kernels are known in any case of letters; files differ by it. */
  private static boolean same(final String one, final String other) {
    return other.endsWith(".onnx") ? one.equals(other) : one.equalsIgnoreCase(other);
  }

  private static ModelSpec of(
      final ModelRepository repository,
      final String model,
      final Conserve conserve,
      final boolean baseline,
      final EvaluationRequest request,
      final Device device,
      final StageProgress watch) {
    try (SuperResolutionModel opened =
        repository.open(
            model, OptionalInt.of(request.method().factor()), device, watch.cancelled())) {
      return new ModelSpec(model, conserve, baseline, opened.card(), opened.halo());
    } catch (RasterException e) {
      // It failed because it was stopped.
      watch.check();
      throw e;
    }
  }

  /** Whether another conservation would make the same of it: copies of a cell have its mean. */
  private boolean conservesLike(final Conserve other) {
    return conserve == other || model.equals(Baseline.NEAREST.model());
  }
}
