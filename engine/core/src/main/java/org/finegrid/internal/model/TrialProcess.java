package org.finegrid.internal.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;
import org.finegrid.model.Device;
import org.finegrid.model.ModelInputs;

/** The process in which {@link ModelTrial} opens a model for the first time. */
public final class TrialProcess {
  /** The exit code where the model can be used: what was found out is on standard output. */
  static final int FINE = 10;

  /** The exit code where it cannot: the reason is on standard output. */
  static final int REFUSED = 11;

  private static final int EDGE = 24;

  private TrialProcess() {}

  /** Takes what messages call the file, its path, its digest and, where there is one, a factor. */
  public static void main(final String[] arguments) {
    final OptionalInt factor =
        arguments.length > 3 ? OptionalInt.of(Integer.parseInt(arguments[3])) : OptionalInt.empty();
    endWithParent();
    String answer;
    int code;
    try {
      answer = tried(arguments[0], Path.of(arguments[1]), arguments[2], factor);
      code = FINE;
    } catch (RasterException e) {
      answer = e.sentence().template();
      code = REFUSED;
    }
    final byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    System.out.write(bytes, 0, bytes.length);
    System.out.flush();
    // Whatever the runtime would still do at an end in good order is not waited for.
    Runtime.getRuntime().halt(code);
  }

  /** Whoever began this may be killed, and then nobody watches over it: its pipe ends. */
  private static void endWithParent() {
    final Thread watching =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // Nothing is ever sent.
                }
              } catch (IOException e) {
                // As where it ends.
              }
              Runtime.getRuntime().halt(REFUSED);
            },
            "finegrid-parent");
    watching.setDaemon(true);
    watching.start();
  }

  private static String tried(
      final String name, final Path path, final String digest, final OptionalInt factor) {
    final OnnxFile file = OnnxFile.read(path).named(name);
    if (!file.digest().equals(digest)) {
      throw new RasterException(
          ErrorCode.UNUSABLE_MODEL, name + ": changed while it was read; try again");
    }
    try (OnnxModel model = OnnxModel.load(file, factor, new Device(Device.Kind.CPU, 0))) {
      HaloProbe.beyondHalo(model)
          .ifPresent(
              depth -> {
                throw new RasterException(
                    ErrorCode.UNUSABLE_MODEL,
                    name
                        + ": its model card's halo of "
                        + model.halo().getAsInt()
                        + " does not hold with a multiple of "
                        + model.multiple()
                        + ": "
                        + depth
                        + " cells from its border, a window's values still depend on where it"
                        + " lies");
              });
      run(model);
      return WindowRequirements.of(model.card()).written();
    }
  }

  /** Runs a model on windows of several sizes and kinds, as a raster would. */
  static void run(final OnnxModel model) {
    final SplittableRandom random = new SplittableRandom(1);
    final int f = model.factor();
    for (int step = 0; step < 3; step++) {
      final int rows = side(model, EDGE + step * model.multiple());
      final int columns = side(model, EDGE + (2 - step) * model.multiple());
      final int n = Math.min(1 + step, model.maxBatch());
      for (final double size : new double[] {0, 1, 1e6}) {
        final ModelInputs inputs =
            ProbeInputs.of(
                model.inputs(), n, rows, columns, () -> size * (random.nextDouble() - 0.5));
        model.apply(inputs, new float[n * rows * columns * f * f]);
      }
    }
  }

  private static int side(final OnnxModel model, final int wanted) {
    return model.fixedEdge().orElse(Multiples.roundUp(wanted, model.multiple()));
  }
}
