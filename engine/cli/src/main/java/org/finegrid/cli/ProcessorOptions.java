package org.finegrid.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of commands that run models: on what, and how many at once. */
final class ProcessorOptions {
  @Option(
      names = "--device",
      paramLabel = "WHERE",
      description = "device for networks: auto, cpu, cuda, cuda:N")
  private String device;

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = OptionNumbers.Whole.class,
      description = "worker threads (one per processor)")
  private Integer threads;

  Optional<String> device() {
    return Optional.ofNullable(device);
  }

  Optional<Integer> threads() {
    return Optional.ofNullable(threads);
  }
}
