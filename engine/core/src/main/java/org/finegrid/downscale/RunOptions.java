package org.finegrid.downscale;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.finegrid.downscale.DownscaleRequest.Blend;
import org.finegrid.grid.ParameterName;
import org.finegrid.internal.ParameterChecks;
import org.finegrid.model.Device;

/**
 * How the work is divided and where it runs. Begin with {@link #defaults()} and change what
 * differs: what is added here in later versions has a default there.
 *
 * @param tile edge of a tile in coarse cells; empty: chosen
 * @param overlap coarse cells over which neighbouring tiles are blended; empty: none where the
 *     model has a finite halo, else chosen
 * @param blend the weights of that blending
 * @param device where networks run
 * @param threads worker threads; empty: one for each processor
 * @param temporary a directory for temporary files, which covariates on another grid need; empty:
 *     that of the output, or the system's where there is none
 */
public record RunOptions(
    OptionalInt tile,
    OptionalInt overlap,
    Blend blend,
    Device device,
    OptionalInt threads,
    Optional<Path> temporary) {

  /**
   * Refuses numbers out of their range.
   *
   * @throws org.finegrid.grid.RasterException that names the parameter
   */
  public RunOptions {
    tile.ifPresent(value -> ParameterChecks.range(ParameterName.TILE, value, 1, Integer.MAX_VALUE));
    overlap.ifPresent(
        value -> ParameterChecks.range(ParameterName.OVERLAP, value, 0, Integer.MAX_VALUE));
    threads.ifPresent(
        value -> ParameterChecks.range(ParameterName.THREADS, value, 1, Integer.MAX_VALUE));
  }

  /** Everything chosen for the machine and the model. */
  public static RunOptions defaults() {
    return new RunOptions(
        OptionalInt.empty(),
        OptionalInt.empty(),
        Blend.COSINE,
        Device.parse("auto"),
        OptionalInt.empty(),
        Optional.empty());
  }

  /** The same with tiles of that edge. */
  public RunOptions withTile(final int value) {
    return new RunOptions(OptionalInt.of(value), overlap, blend, device, threads, temporary);
  }

  /** The same with tiles blended over so many coarse cells. */
  public RunOptions withOverlap(final int value) {
    return new RunOptions(tile, OptionalInt.of(value), blend, device, threads, temporary);
  }

  /** The same with other weights of blending. */
  public RunOptions withBlend(final Blend value) {
    return new RunOptions(tile, overlap, value, device, threads, temporary);
  }

  /** The same on another device. */
  public RunOptions withDevice(final Device value) {
    return new RunOptions(tile, overlap, blend, value, threads, temporary);
  }

  /** The same with so many worker threads. */
  public RunOptions withThreads(final int value) {
    return new RunOptions(tile, overlap, blend, device, OptionalInt.of(value), temporary);
  }

  /** The same with temporary files elsewhere. */
  public RunOptions withTemporary(final Path directory) {
    return new RunOptions(tile, overlap, blend, device, threads, Optional.of(directory));
  }
}
