package org.finegrid.training.network;

import java.util.List;
import org.finegrid.training.Parameter;
import org.finegrid.training.TrainingMethod;
import org.finegrid.training.data.DihedralTransform;

/** All networks that can be trained. */
public final class NetworkMethods {
  static final String WIDTH = "width";
  private static final String BLOCKS = "blocks";
  private static final String DEPTH = "depth";
  static final String EQUIVARIANCE = "equivariance";
  private static final int FREE = 1;
  private static final int D4 = DihedralTransform.ALL.size();

  private NetworkMethods() {}

  /** All of them. */
  public static List<TrainingMethod> all() {
    return List.of(
        fine("fine-s", "Unit-equivariant residual network, small", 16, 4, FREE),
        fine("fine-m", "Unit-equivariant residual network, medium", 32, 4, FREE),
        fine("fine-l", "Unit-equivariant residual network, large", 32, 7, D4),
        new NetworkMethod(
            "srcnn",
            "SRCNN 9-1-5 or 9-5-5 (Dong et al. 2016)",
            NetworkMethod.parameters(
                20_000,
                1e-3,
                0,
                List.of(
                    Parameter.choice(
                        "middle", "size of the middle kernel: 1, 3, 5", 1, 1L, 3L, 5L))),
            (factor, form, chosen) -> new Srcnn(factor, chosen.integer("middle"), form)),
        fsrcnn("fsrcnn", "FSRCNN (Dong et al. 2016)", 56, 12, 4),
        fsrcnn("fsrcnn-s", "FSRCNN-s, the small form (Dong et al. 2016)", 32, 5, 1),
        new NetworkMethod(
            "espcn",
            "ESPCN (Shi et al. 2016)",
            NetworkMethod.parameters(30_000, 1e-3, 0, List.of()),
            (factor, form, chosen) -> new Espcn(factor, form)),
        new NetworkMethod(
            "vdsr",
            "VDSR, very deep and residual (Kim et al. 2016)",
            NetworkMethod.parameters(
                20_000,
                5e-4,
                0,
                List.of(
                    Parameter.integer(DEPTH, "number of convolutions", 20, 2, 200),
                    Parameter.integer(WIDTH, "channels", 64, 1, 1024))),
            (factor, form, chosen) ->
                new Vdsr(factor, chosen.integer(DEPTH), chosen.integer(WIDTH), form)),
        new NetworkMethod(
            "edsr",
            "EDSR-style residual network (Lim et al. 2017)",
            NetworkMethod.parameters(
                20_000,
                5e-4,
                0,
                List.of(
                    Parameter.integer(BLOCKS, "residual blocks", 16, 1, 200),
                    Parameter.integer(WIDTH, "channels", 64, 1, 1024))),
            (factor, form, chosen) ->
                new Edsr(factor, chosen.integer(BLOCKS), chosen.integer(WIDTH), form)));
  }

  private static TrainingMethod fine(
      final String name, final String title, final int width, final int blocks, final int group) {
    return new NetworkMethod(
        name,
        title,
        NetworkMethod.parameters(
            30_000,
            2e-3,
            1,
            List.of(
                Parameter.integer(WIDTH, "channels", width, 1, 1024),
                Parameter.integer(BLOCKS, "residual blocks", blocks, 0, 200),
                Parameter.choice(
                        EQUIVARIANCE,
                        "d4: kernels are shared among rotations and reflections, so that a rotated or"
                            + " mirrored raster gives the same result rotated or mirrored; or none",
                        group,
                        new Parameter.Choice("none", FREE),
                        new Parameter.Choice("d4", D4))
                    .formerly("turns"))),
        (factor, form, chosen) ->
            new FineNetwork(
                factor,
                chosen.integer(WIDTH),
                chosen.integer(BLOCKS),
                chosen.integer(EQUIVARIANCE) == D4));
  }

  private static TrainingMethod fsrcnn(
      final String name,
      final String title,
      final int features,
      final int shrunk,
      final int mappings) {
    return new NetworkMethod(
        name,
        title,
        NetworkMethod.parameters(30_000, 1e-3, 0, List.of()),
        (factor, form, chosen) -> new Fsrcnn(factor, features, shrunk, mappings, form));
  }
}
