package org.finegrid.evaluate;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What an evaluation leaves beside its scores. Begin with {@link #scores()} and change what
 * differs: what is added here in later versions has a default there.
 *
 * @param save a directory for the coarse raster, the truth's part and what each model made
 * @param temporary where rasters that are not saved lie meanwhile; empty: the machine's own
 *     directory of temporary files
 * @param overwrite whether saved files may be replaced
 * @param pictures whether the evaluation shall hold pieces of the fields, to be drawn
 * @param command the command line to record in saved rasters; empty: none
 */
public record EvaluationOutput(
    Optional<Path> save,
    Optional<Path> temporary,
    boolean overwrite,
    boolean pictures,
    Optional<String> command) {

  /** The scores alone. */
  public static EvaluationOutput scores() {
    return new EvaluationOutput(Optional.empty(), Optional.empty(), false, false, Optional.empty());
  }

  /** The same with rasters kept in a directory. */
  public EvaluationOutput withSave(final Path directory) {
    return new EvaluationOutput(Optional.of(directory), temporary, overwrite, pictures, command);
  }

  /** The same with another directory for rasters that are not kept. */
  public EvaluationOutput withTemporary(final Path directory) {
    return new EvaluationOutput(save, Optional.of(directory), overwrite, pictures, command);
  }

  /** The same, replacing files that were kept before or not. */
  public EvaluationOutput withOverwrite(final boolean value) {
    return new EvaluationOutput(save, temporary, value, pictures, command);
  }

  /** The same with pieces of the fields or without. */
  public EvaluationOutput withPictures(final boolean value) {
    return new EvaluationOutput(save, temporary, overwrite, value, command);
  }

  /** The same with a command line to record. */
  public EvaluationOutput withCommand(final String value) {
    return new EvaluationOutput(save, temporary, overwrite, pictures, Optional.of(value));
  }
}
