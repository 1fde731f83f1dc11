package org.finegrid.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.finegrid.downscale.Covariates;
import org.finegrid.downscale.Covariates.Covariate;
import org.finegrid.downscale.DownscaleRequest.Conserve;
import org.finegrid.grid.RasterException;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelRepository;
import org.finegrid.model.SuperResolutionModel;

/**
 * A model that takes part, before it has run.
 *
 * @param model its name or the path of its file
 * @param conserve how means are kept
 * @param covariates the fine fields that it runs with
 * @param baseline whether it is one of the {@link Baseline}s
 * @param card its card
 * @param halo the coarse cells that it sees on each side; empty where there is no bound
 */
record ModelSpec(
    String model,
    Conserve conserve,
    Covariates covariates,
    boolean baseline,
    ModelCard card,
    OptionalInt halo) {

  /**
   * The baselines, in their order, and then the requested models; each is opened once, so that a
   * model that cannot take part is refused before any work is done. Where there are covariates,
   * each model is followed by itself with them, and bicubic with them comes first: it shows what
   * they do by themselves.
   */
  static List<ModelSpec> of(
      final EvaluationRequest request,
      final ModelRepository repository,
      final StageProgress watch) {
    final List<ModelSpec> specs = new ArrayList<>();
    for (final Baseline baseline : Baseline.values()) {
      specs.add(of(repository, baseline.model(), baseline.conserve(request), true, request, watch));
    }
    final Covariates covariates = request.method().covariates();
    if (!covariates.isEmpty()) {
      final ModelSpec bicubic = specs.get(Baseline.BICUBIC.index());
      specs.add(bicubic.with(covariates, bicubic.conserve()));
    }
    final Conserve conserve = request.method().conserve();
    for (final String model : request.method().models()) {
      final ModelSpec alone =
          specs.stream()
              .filter(each -> each.covariates().isEmpty())
              .filter(each -> same(each.model(), model) && each.conservesLike(conserve))
              .findFirst()
              .orElseGet(() -> of(repository, model, conserve, false, request, watch));
      addUnlessThere(specs, alone);
      if (!covariates.isEmpty()) {
        addUnlessThere(specs, alone.with(covariates, conserve));
      }
    }
    return List.copyOf(specs);
  }

  private static void addUnlessThere(final List<ModelSpec> specs, final ModelSpec spec) {
    if (!specs.contains(spec)) {
      specs.add(spec);
    }
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
      final StageProgress watch) {
    try (SuperResolutionModel opened =
        repository.open(
            model,
            OptionalInt.of(request.method().factor()),
            request.run().device(),
            watch.cancelled())) {
      return new ModelSpec(
          model, conserve, Covariates.none(), baseline, opened.card(), opened.halo());
    } catch (RasterException e) {
      // It failed because it was stopped.
      watch.check();
      throw e;
    }
  }

  /** The same model with covariates, which no baseline has. */
  private ModelSpec with(final Covariates added, final Conserve how) {
    return new ModelSpec(model, how, added, false, card, halo);
  }

  /** Whether another conservation would make the same of it: copies of a cell have its mean. */
  private boolean conservesLike(final Conserve other) {
    return conserve == other || model.equals(Baseline.NEAREST.model());
  }

  /** What to call it: the model's name and those of its covariates. */
  String name() {
    final StringBuilder name = new StringBuilder(card.name());
    covariateNames().forEach(each -> name.append('+').append(each));
    return name.toString();
  }

  /** The names of the covariates that act. */
  List<String> covariateNames() {
    return covariates.acting().stream().map(Covariate::name).toList();
  }
}
