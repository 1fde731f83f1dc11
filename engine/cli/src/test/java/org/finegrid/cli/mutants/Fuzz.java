package org.finegrid.cli.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.finegrid.testing.Mutants;

/**
 * Spoils files for as long as one likes. {@code Fuzz FOLDER} makes sound ones, {@code Fuzz FOLDER
 * SEED FROM TO} tries the mutants of these numbers, adds a line for each to {@code
 * FOLDER/results.tsv} and keeps those that the program does not stand in {@code FOLDER/faults}.
 * Lines are written at once, so that after a crash of the virtual machine the next number is the
 * one that did it.
 */
final class Fuzz {
  /** After a trial without an end, its thread still runs: a fresh process should go on. */
  private static final int START_ANEW = 3;

  private Fuzz() {}

  /** Tries mutants. */
  public static void main(final String[] args) throws IOException, InterruptedException {
    final Path folder = Path.of(args[0]);
    final Path sound = folder.resolve("originals");
    if (args.length == 1) {
      Originals.make(Files.createDirectories(sound));
      return;
    }
    final long seed = Long.parseLong(args[1]);
    final List<Path> originals;
    try (Stream<Path> made = Files.list(sound)) {
      originals = made.filter(each -> !each.toString().matches(".*\\.(xml|prj)")).sorted().toList();
    }
    final Path results = folder.resolve("results.tsv");
    for (long number = Long.parseLong(args[2]); number < Long.parseLong(args[3]); number++) {
      final Path original = originals.get((int) (number % originals.size()));
      final String name = original.getFileName().toString();
      final Path mutant = folder.resolve("mutant-" + name);
      Files.write(mutant, Mutants.of(Files.readAllBytes(original), seed + number));
      final long start = System.nanoTime();
      final Trial.Result result = Trial.of(mutant, folder.resolve("out.tif"));
      final long millis = (System.nanoTime() - start) / 1_000_000;
      Files.writeString(
          results,
          String.join("\t", "" + number, name, result.end().name(), "" + millis, result.said())
              + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      if (result.end().ordinal() >= Trial.End.FAULT.ordinal()) {
        Files.copy(
            mutant,
            Files.createDirectories(folder.resolve("faults")).resolve(number + "-" + name),
            StandardCopyOption.REPLACE_EXISTING);
      }
      if (result.end() == Trial.End.SLOW) {
        System.exit(START_ANEW);
      }
    }
    System.exit(0);
  }
}
