package org.finegrid.cli;

import java.util.function.Supplier;
import org.finegrid.grid.RasterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Requests as options make them: what the engine refuses of them is a wrong command line. */
public final class CheckedRequest {

  private CheckedRequest() {}

  /**
   * Builds a request.
   *
   * @param command the command whose options make it
   * @throws ParameterException where the engine refuses a value, in the words of the command line
   */
  public static <T> T of(final CommandSpec command, final Supplier<T> request) {
    try {
      return request.get();
    } catch (RasterException e) {
      throw new ParameterException(command.commandLine(), e.message(OptionNames::of), e);
    }
  }
}
