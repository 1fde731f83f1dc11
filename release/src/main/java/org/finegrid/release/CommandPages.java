package org.finegrid.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.finegrid.cli.CommandLineProgram;
import org.finegrid.internal.Version;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Writes what shells complete and the manual pages' sources, from the commands themselves. */
public final class CommandPages {

  private CommandPages() {}

  /**
   * Writes both.
   *
   * @param args the file of the completion, and the directory of the manual pages
   */
  public static void main(final String[] args) throws IOException {
    final CommandLine commands = CommandLineProgram.commands();
    final Path completion = Path.of(args[0]);
    Files.createDirectories(completion.getParent());
    Files.writeString(completion, AutoComplete.bash("finegrid", commands));
    final Path pages = Path.of(args[1]);
    Files.createDirectories(pages);
    final int failed =
        ManPageGenerator.generateManPage(
            pages.toFile(),
            null,
            new boolean[0],
            false,
            specs(commands).toArray(CommandSpec[]::new));
    if (failed != 0) {
      throw new IOException("the manual pages could not be written to " + pages);
    }
  }

  /** A command and all below it. */
  private static List<CommandSpec> specs(final CommandLine command) {
    final CommandSpec spec = command.getCommandSpec();
    // What --version prints names the Java that it runs on, and the pages that of the build.
    spec.versionProvider(null).version("Finegrid " + Version.text());
    final List<CommandSpec> specs = new ArrayList<>(List.of(spec));
    command.getSubcommands().values().forEach(each -> specs.addAll(specs(each)));
    return specs;
  }
}
