package org.finegrid.internal.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;

/**
 * The models from elsewhere that were tried on this machine, so that each is tried once: one small
 * file for each, named by the model's digest and by what it was tried with.
 *
 * @param directory where they are kept; empty where that is nowhere
 * @param trial how models are tried; empty where they are trusted
 */
public record TriedModels(Optional<Path> directory, Optional<ModelTrial> trial) {
  /** Goes up with what a trial looks at, so that models are tried again. */
  private static final int VERSION = 1;

  /** Tries nothing. */
  public static final TriedModels TRUSTED = new TriedModels(Optional.empty(), Optional.empty());

  /**
   * Has a model tried, where it was not yet.
   *
   * @return the windows that it takes; empty where it is trusted, and they were not looked for
   * @throws RasterException where it cannot be used, with the reason
   */
  public Optional<WindowRequirements> check(
      final OnnxFile file, final OptionalInt factor, final BooleanSupplier cancelled) {
    if (trial.isEmpty() || file.trusted()) {
      return Optional.empty();
    }
    final Optional<Path> record = directory.map(each -> each.resolve(name(file, factor)));
    final Optional<WindowRequirements> known = record.flatMap(TriedModels::read);
    if (known.isPresent()) {
      return known;
    }
    final WindowRequirements found =
        WindowRequirements.read(trial.get().run(file, factor, cancelled))
            .orElseThrow(
                () ->
                    new RasterException(
                        ErrorCode.UNUSABLE_MODEL,
                        file.source()
                            + ": not opened, as the process in which it was tried gave no readable answer"));
    record.ifPresent(each -> write(each, found));
    return Optional.of(found);
  }

  private static String name(final OnnxFile file, final OptionalInt factor) {
    final String given =
        file.card().isEmpty() && factor.isPresent() ? "-x" + factor.getAsInt() : "";
    return file.digest() + given + "-" + VERSION + "-ort" + OnnxSessions.version() + ".txt";
  }

  private static Optional<WindowRequirements> read(final Path record) {
    try {
      return Files.isRegularFile(record)
          ? WindowRequirements.read(Files.readString(record))
          : Optional.empty();
    } catch (IOException e) {
      // It is tried again.
      return Optional.empty();
    }
  }

  /** Where that cannot be kept, the model is tried again the next time. */
  private static void write(final Path record, final WindowRequirements found) {
    try {
      final Path directory = Files.createDirectories(record.toAbsolutePath().getParent());
      final Path beside = Files.createTempFile(directory, "new", ".txt");
      Files.writeString(beside, found.written() + "\n");
      Files.move(beside, record, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      System.getLogger(TriedModels.class.getName())
          .log(System.Logger.Level.DEBUG, "cannot be kept: " + record, e);
    }
  }
}
