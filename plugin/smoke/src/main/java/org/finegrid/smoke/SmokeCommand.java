package org.finegrid.smoke;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks a server. */
@Command(
    name = "finegrid-smoke",
    synopsisHeading = "Usage: ",
    descriptionHeading = "%n",
    description =
        "Smoke test of the Finegrid processes of a GeoServer: sends it requests, checks what"
            + " comes back, and prints a row for each check.",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  finegrid-smoke --url http://localhost:8080/geoserver --layer nurc:Arc_Sample",
      "",
      "Exit codes: 0 nothing failed, 1 something did, 2 wrong command line."
    })
final class SmokeCommand implements Callable<Integer> {
  private static final String PASSWORD = "FINEGRID_SMOKE_PASSWORD";

  private final PrintWriter out;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "shows this text")
  private boolean help;

  @Option(
      names = "--url",
      required = true,
      paramLabel = "URL",
      description = "the server's address, such as http://localhost:8080/geoserver")
  private URI url;

  @Option(names = "--user", paramLabel = "NAME", description = "user to log in as")
  private String user;

  @Option(
      names = "--password",
      arity = "0..1",
      interactive = true,
      paramLabel = "WORD",
      description =
          "the user's password; without WORD it is prompted for; else " + PASSWORD + " is taken")
  private char[] password;

  @Option(
      names = "--layer",
      paramLabel = "NAME",
      description =
          "a raster layer of the server with its workspace, such as nurc:Arc_Sample; without it,"
              + " requests of layers are skipped")
  private String layer;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "50",
      description = "requests sent at once, 1 to 1000 (default: ${DEFAULT-VALUE})")
  private int parallel;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "longest time of a response (default: ${DEFAULT-VALUE})")
  private int timeout;

  @Option(
      names = "--dismissal",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "longest time until a dismissed run has ended (default: ${DEFAULT-VALUE})")
  private int dismissal;

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "run only the checks whose names contain TEXT")
  private String only;

  SmokeCommand(final PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() throws InterruptedException {
    require(
        url.getHost() != null
            && ("http".equals(url.getScheme()) || "https".equals(url.getScheme())),
        "--url: an address such as http://localhost:8080/geoserver is needed");
    require(url.getUserInfo() == null, "--url: use --user and --password to log in");
    require(parallel >= 1 && parallel <= 1000, "--parallel: a number from 1 to 1000 is needed");
    require(timeout >= 1, "--timeout: a number of seconds is needed");
    require(dismissal >= 1, "--dismissal: a number of seconds is needed");
    require(
        layer == null || layer.matches("[^:]+:[^:]+"),
        "--layer: a name with its workspace is needed, such as nurc:Arc_Sample");
    final Server server = new Server(url, credentials(), Duration.ofSeconds(timeout));
    final Scorecard card = new Scorecard(out);
    final Capabilities capabilities = new Capabilities(server);
    final List<Check> checks =
        checks(server, capabilities).stream().filter(each -> each.name().contains(only)).toList();
    require(!checks.isEmpty(), "--only: no check's name contains '" + only + "'");
    // Without the processes, all other checks would fail for the same reason.
    if (card.run(capabilities.checks())) {
      card.run(checks);
    }
    return card.end() ? 0 : 1;
  }

  private List<Check> checks(final Server server, final Capabilities capabilities) {
    final GdalPrograms gdal = new GdalPrograms();
    final FineCheck fine = new FineCheck(gdal);
    final List<Check> checks = new ArrayList<>(new DescriptionChecks(server).checks());
    checks.add(new Check("GDAL reads results as well", gdal::require));
    checks.addAll(
        new SynchronousChecks(server, capabilities, fine, Optional.ofNullable(layer)).checks());
    checks.addAll(new AsynchronousChecks(server, fine, dismissal).checks());
    checks.addAll(new RefusalChecks(server).checks());
    checks.add(new Parallel(server, fine, parallel).check());
    return checks;
  }

  private Optional<Credentials> credentials() {
    if (user == null) {
      require(password == null, "--password: --user is needed as well");
      return Optional.empty();
    }
    final String fromEnvironment = System.getenv(PASSWORD);
    require(
        password != null || fromEnvironment != null,
        "--user: --password is needed as well, or " + PASSWORD + " in the environment");
    return Optional.of(
        new Credentials(user, password != null ? new String(password) : fromEnvironment));
  }

  private void require(final boolean right, final String sentence) {
    if (!right) {
      throw new ParameterException(spec.commandLine(), sentence);
    }
  }
}
