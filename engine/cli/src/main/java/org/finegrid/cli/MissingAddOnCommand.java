package org.finegrid.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.finegrid.internal.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Takes the place of a command whose add-on is not installed, and explains how to get it. */
@Command(mixinStandardHelpOptions = true, versionProvider = VersionText.class)
final class MissingAddOnCommand implements Callable<Integer> {
  private final String name;
  private final String header;
  private final Terminal terminal;

  private MissingAddOnCommand(final String name, final String header, final Terminal terminal) {
    this.name = name;
    this.header = header;
    this.terminal = terminal;
  }

  /** One for each command of the training add-on. */
  static List<MissingAddOnCommand> all(final Terminal terminal) {
    return List.of(
        new MissingAddOnCommand(TrainingAddOn.TRAIN, TrainingAddOn.TRAIN_HEADER, terminal),
        new MissingAddOnCommand(TrainingAddOn.IMPORT, TrainingAddOn.IMPORT_HEADER, terminal));
  }

  /** What is typed to call it. */
  String name() {
    return name;
  }

  /**
   * The command, which accepts all arguments of the one that is missing.
   *
   * @param described whether its help says how to get it; putting the sentence together would make
   *     every start longer
   */
  CommandLine commandLine(final boolean described) {
    final CommandLine line = new CommandLine(this).setUnmatchedArgumentsAllowed(true);
    line.getCommandSpec().name(name).usageMessage().header(header);
    if (described) {
      line.getCommandSpec().usageMessage().description("", "%n" + sentence());
    }
    return line;
  }

  @Override
  public Integer call() {
    terminal.message("finegrid: " + sentence());
    return ExitCode.FAILED;
  }

  private String sentence() {
    final String version = Version.text();
    final String home = System.getProperty("finegrid.home", "");
    return "'"
        + name
        + "' needs the training add-on; get finegrid-training-"
        + version
        + "-"
        + platform(System.getProperty("os.name"), System.getProperty("os.arch"))
        + ".zip from where finegrid-"
        + version
        + ".zip is, and unpack it "
        + (home.isEmpty()
            ? "beside finegrid.jar"
            : "into " + Path.of(home).toAbsolutePath().normalize().getParent());
  }

  /** What ND4J, and so the add-on, calls a system and its processor. */
  static String platform(final String system, final String processor) {
    final String os =
        system.startsWith("Windows") ? "windows" : system.startsWith("Mac") ? "macosx" : "linux";
    return os + "-" + (processor.equals("aarch64") ? "arm64" : "x86_64");
  }
}
