package org.finegrid.internal.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.finegrid.model.Device;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelInput;
import org.finegrid.model.ModelInputs;
import org.finegrid.model.SuperResolutionModel;

/**
 * An ONNX network: the inputs that its card names, and one output {@code [N, 1, h·f, w·f]} for
 * windows of h × w coarse cells.
 */
public final class OnnxModel implements SuperResolutionModel {
  private final OnnxGraph graph;
  private final ModelCard card;
  private final OptionalInt fixedEdge;
  private final Interpolation upsampling;

  private OnnxModel(final OnnxGraph graph, final ModelCard card, final OptionalInt fixedEdge) {
    this.graph = graph;
    this.card = card;
    this.fixedEdge = fixedEdge;
    this.upsampling = new Interpolation(Kernel.BICUBIC, card.factor());
  }

  /**
   * Loads a model. What a file without a card does not say is measured.
   *
   * @param factor needed where the file has no card; must agree with the card where it has one
   * @throws RasterException where the file cannot be used, with the reason
   */
  public static OnnxModel load(final OnnxFile file, final OptionalInt factor, final Device device) {
    return load(file, factor, device, Optional.empty());
  }

  /**
   * Loads a model.
   *
   * @param known what was measured before of a file without a card
   */
  public static OnnxModel load(
      final OnnxFile file,
      final OptionalInt factor,
      final Device device,
      final Optional<WindowRequirements> known) {
    final ModelCard card = file.card().orElseGet(() -> cardless(file.source(), factor));
    if (factor.isPresent() && factor.getAsInt() != card.factor()) {
      throw new RasterException(
          ErrorCode.UNUSABLE_MODEL,
          file.source() + ": makes x" + card.factor() + ", not x" + factor.getAsInt());
    }
    final OnnxGraph graph = new OnnxGraph(file, card.inputs(), device);
    try {
      final GraphSizes sizes = new GraphSizes(file.source(), graph, card.factor());
      if (file.card().isPresent()) {
        return stated(graph, sizes, card);
      }
      return known.isEmpty()
          ? measured(graph, sizes, card)
          : stated(graph, sizes, known.get().appliedTo(card));
    } catch (RasterException e) {
      graph.close();
      throw e;
    }
  }

  private static OnnxModel stated(
      final OnnxGraph graph, final GraphSizes sizes, final ModelCard card) {
    return new OnnxModel(graph, card, sizes.check(card));
  }

  private static OnnxModel measured(
      final OnnxGraph graph, final GraphSizes sizes, final ModelCard card) {
    final GraphSizes.Found found = sizes.measure();
    final ModelCard fitting =
        new WindowRequirements(found.input(), OptionalInt.empty(), found.multiple())
            .appliedTo(card);
    final HaloProbe.Found probed =
        HaloProbe.measure(new OnnxModel(graph, fitting, found.fixedEdge()));
    return new OnnxModel(
        graph,
        new WindowRequirements(found.input(), probed.halo(), probed.multiple()).appliedTo(card),
        found.fixedEdge());
  }

  private static ModelCard cardless(final String source, final OptionalInt factor) {
    if (factor.isEmpty()) {
      throw new RasterException(
          ErrorCode.MISSING_PARAMETER,
          ParameterName.FACTOR,
          source
              + ": has no model card; state its factor with "
              + ParameterName.FACTOR.placeholder()
              + " N");
    }
    final String name =
        CardTexts.clean(source.substring(source.lastIndexOf('/') + 1).replaceAll("\\.onnx$", ""));
    // Networks without a card were most likely trained on images from 0 to 1.
    return ModelCard.builder(name.isBlank() ? "network" : name, factor.getAsInt())
        .title("A network without a card")
        .normalisation(ModelCard.Normalisation.MINMAX)
        .build();
  }

  @Override
  public ModelCard card() {
    return card;
  }

  @Override
  public int factor() {
    return card.factor();
  }

  @Override
  public OptionalInt halo() {
    return card.halo();
  }

  @Override
  public OptionalInt fixedEdge() {
    return fixedEdge;
  }

  @Override
  public int multiple() {
    return card.multiple();
  }

  @Override
  public int maxBatch() {
    return graph.batch() < 0 ? Integer.MAX_VALUE : Math.toIntExact(graph.batch());
  }

  @Override
  public String device() {
    return graph.device();
  }

  @Override
  public void apply(final ModelInputs inputs, final float[] fine) {
    if (graph.batch() > inputs.count()) {
      applyPadded(inputs, fine);
      return;
    }
    final List<OnnxGraph.Planes> planes = new ArrayList<>();
    for (final ModelInput input : card.inputs()) {
      planes.add(
          new OnnxGraph.Planes(
              values(input, inputs),
              input.channels(),
              inputs.height() * input.factor(),
              inputs.width() * input.factor()));
    }
    final int f = card.factor();
    graph.run(inputs.count(), planes, fine, inputs.height() * f, inputs.width() * f);
  }

  private float[] values(final ModelInput input, final ModelInputs inputs) {
    if (input.role() != ModelInput.Role.BAND || input.factor() == 1) {
      return inputs.planes(input);
    }
    final float[] upsampled = new float[input.values(inputs)];
    upsampling.apply(inputs, upsampled);
    return upsampled;
  }

  /** A graph with a fixed batch gets the missing windows as zeros. */
  private void applyPadded(final ModelInputs inputs, final float[] fine) {
    final int h = inputs.height();
    final int w = inputs.width();
    final int batch = maxBatch();
    ModelInputs padded =
        ModelInputs.ofBand(Arrays.copyOf(inputs.band(), batch * h * w), batch, h, w);
    for (final ModelInput input : card.furtherInputs()) {
      padded = padded.with(input.name(), Arrays.copyOf(inputs.planes(input), input.values(padded)));
    }
    final int children = h * w * factor() * factor();
    final float[] all = new float[batch * children];
    apply(padded, all);
    System.arraycopy(all, 0, fine, 0, inputs.count() * children);
  }

  @Override
  public void stop() {
    graph.stop();
  }

  @Override
  public void close() {
    graph.close();
  }
}
