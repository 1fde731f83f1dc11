package org.finegrid.internal.model;

import java.util.OptionalInt;
import org.finegrid.grid.RasterException;
import org.finegrid.model.Device;
import org.finegrid.testing.Mutants;
import org.finegrid.testing.Networks;

/** Opens mutants of networks one after the other, and tells which it begins with. */
public final class MutantSessions {

  private MutantSessions() {}

  /** Takes the first seed and the one after the last. */
  public static void main(final String[] arguments) {
    int opened = 0;
    for (long seed = Long.parseLong(arguments[0]); seed < Long.parseLong(arguments[1]); seed++) {
      System.out.println("seed " + seed);
      if (opens(mutant(seed))) {
        opened++;
      }
    }
    System.out.println("opened " + opened);
    // The runtime's own end is of no interest.
    Runtime.getRuntime().halt(0);
  }

  /** A spoilt network: every second one has a card. */
  static byte[] mutant(final long seed) {
    final byte[] network = seed % 4 < 2 ? Networks.unet(2, seed % 2 == 0) : Networks.espcn(2, 4, 4);
    return Mutants.of(network, seed);
  }

  /** Whether it opens and runs; else it is refused in a sentence. */
  private static boolean opens(final byte[] bytes) {
    try {
      final OnnxFile file = OnnxFile.of("mutant.onnx", bytes);
      try (OnnxModel model =
          OnnxModel.load(file, OptionalInt.of(2), new Device(Device.Kind.CPU, 0))) {
        TrialProcess.run(model);
        return true;
      }
    } catch (RasterException e) {
      if (!e.getMessage().startsWith("mutant.onnx: ") || e.getMessage().contains("\n")) {
        throw new IllegalStateException("no sentence", e);
      }
      return false;
    }
  }
}
