package org.finegrid.downscale;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the pipeline needs of a request, wherever cells come from and go to.
 *
 * @param input what the report calls the coarse raster
 * @param output what the report calls the fine one
 * @param method how fine cells are made
 * @param run how the work runs
 * @param command the command line to record; empty: none
 */
record PipelineRequest(
    String input, String output, DownscaleMethod method, RunOptions run, Optional<String> command) {
  static final String IN_MEMORY = "raster in memory";

  /** That of a run from file to file. */
  static PipelineRequest of(final DownscaleRequest request) {
    return new PipelineRequest(
        request.source().name(),
        request.target().file().toString(),
        request.method(),
        request.run(),
        request.target().command());
  }

  /**
   * A folder for temporary files: beside the output, which needs more room than they do, unless
   * another one is named.
   */
  Path scratch() {
    return run.temporary()
        .or(
            () ->
                Optional.of(output)
                    .filter(name -> !name.equals(IN_MEMORY))
                    .map(Path::of)
                    .map(file -> file.toAbsolutePath().getParent()))
        .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** That of a run whose fine cells stay in memory. */
  static PipelineRequest of(
      final String input, final DownscaleMethod method, final RunOptions run) {
    return new PipelineRequest(input, IN_MEMORY, method, run, Optional.empty());
  }
}
