package org.finegrid.evaluate;

import java.util.Optional;
import org.finegrid.grid.GridGeometry;

/**
 * What was evaluated.
 *
 * @param truth the truth's file
 * @param variable the variable, empty where the format has none
 * @param unit the unit of all bands; empty where not stated or where they differ
 * @param factor fine cells per coarse cell and axis
 * @param grid the part of the truth that makes whole coarse cells
 * @param version Finegrid's version
 * @param command the command line, where there was one
 */
public record EvaluatedRaster(
    String truth,
    String variable,
    String unit,
    int factor,
    GridGeometry grid,
    String version,
    Optional<String> command) {}
