package org.finegrid.training.network;

import java.util.List;
import org.finegrid.training.Parameter;
import org.finegrid.training.TrainingMethod;

/** All networks that can be trained. */
public final class NetworkMethods {
  private static final String WIDTH = "width";
  private static final String BLOCKS = "blocks";
  private static final String DEPTH = "depth";
  private static final String TURNS = "turns";

  private NetworkMethods() {}

  /** All of them, by the names that the command line has. */
  public static List<TrainingMethod> all() {
    return List.of(
        fine("fine-s", "Unit-equivariant residual network, small", 16, 4, 1),
        fine("fine-m", "Unit-equivariant residual network, medium", 32, 4, 1),
        fine("fine-l", "Unit-equivariant residual network, large", 32, 7, 8),
        new NetworkMethod(
            "srcnn",
            "SRCNN 9-1-5 or 9-5-5 (Dong et al. 2016)",
            NetworkMethod.parameters(
                20_000,
                1e-3,
                0,
                List.of(
                    Parameter.choice(
                        "middle", "edge of the middle kernel: 1, 3, 5", 1, 1L, 3L, 5L))),
            (factor, form, chosen) -> new Srcnn(factor, chosen.whole("middle"), form)),
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
                    Parameter.whole(DEPTH, "number of convolutions", 20, 2, 200),
                    Parameter.whole(WIDTH, "channels", 64, 1, 1024))),
            (factor, form, chosen) ->
                new Vdsr(factor, chosen.whole(DEPTH), chosen.whole(WIDTH), form)),
        new NetworkMethod(
            "edsr",
            "EDSR-style residual network (Lim et al. 2017)",
            NetworkMethod.parameters(
                20_000,
                5e-4,
                0,
                List.of(
                    Parameter.whole(BLOCKS, "residual blocks", 16, 1, 200),
                    Parameter.whole(WIDTH, "channels", 64, 1, 1024))),
            (factor, form, chosen) ->
                new Edsr(factor, chosen.whole(BLOCKS), chosen.whole(WIDTH), form)));
  }

  private static TrainingMethod fine(
      final String name, final String title, final int width, final int blocks, final int turns) {
    return new NetworkMethod(
        name,
        title,
        NetworkMethod.parameters(
            30_000,
            2e-3,
            1,
            List.of(
                Parameter.whole(WIDTH, "channels", width, 1, 1024),
                Parameter.whole(BLOCKS, "residual blocks", blocks, 0, 200),
                Parameter.choice(
                    TURNS,
                    "8: kernels in turned copies, so that a raster that is turned or mirrored gives"
                        + " the result turned or mirrored; 1: each kernel for itself",
                    turns,
                    1L,
                    8L))),
        (factor, form, chosen) ->
            new FineNetwork(
                factor, chosen.whole(WIDTH), chosen.whole(BLOCKS), chosen.whole(TURNS) == 8));
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
