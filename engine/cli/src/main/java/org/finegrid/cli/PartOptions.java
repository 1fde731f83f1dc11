package org.finegrid.cli;

import java.util.Optional;
import org.finegrid.downscale.Part;
import picocli.CommandLine.Option;

/** Options of the commands that take a part of a raster. */
final class PartOptions {
  @Option(
      names = "--bands",
      paramLabel = "LIST",
      description = "bands to take, such as 1,3-5 (all)")
  private String bands;

  @Option(
      names = "--time",
      paramLabel = "FROM/TO",
      description = "steps to take, such as 1991-01/2020-12 (all)")
  private String time;

  @Option(
      names = "--bbox",
      paramLabel = "W,S,E,N",
      description = "cells to take, in the raster's coordinates (all)")
  private String bbox;

  /** The request. */
  Part part() {
    return new Part(
        Optional.ofNullable(bands), Optional.ofNullable(time), Optional.ofNullable(bbox));
  }
}
