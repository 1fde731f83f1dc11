package org.finegrid.cli;

import java.util.Optional;
import org.finegrid.downscale.DownscaleRequest;
import picocli.CommandLine.Option;

/** The option of commands that keep the means of coarse cells. */
final class ConserveOption {
  @Option(
      names = "--conserve",
      paramLabel = "HOW",
      description = "cell means: auto, none, additive, multiplicative")
  private DownscaleRequest.Conserve conserve;

  Optional<DownscaleRequest.Conserve> chosen() {
    return Optional.ofNullable(conserve);
  }
}
