package org.finegrid.smoke;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The processes that a server lists. */
final class Capabilities {
  private static final List<String> NEEDED =
      List.of("finegrid:Downscale", "finegrid:Evaluate", "finegrid:Models");

  private final Server server;
  private Set<String> processes = Set.of();

  Capabilities(final Server server) {
    this.server = server;
  }

  /** That Finegrid's processes are listed. */
  List<Check> checks() {
    return List.of(new Check("GetCapabilities lists Finegrid's processes", this::listed));
  }

  /** Whether a process was listed. */
  boolean lists(final String process) {
    return processes.contains(process);
  }

  private void listed() throws IOException, InterruptedException {
    final Answer answer =
        server
            .wps(Map.of("service", "WPS", "version", "1.0.0", "request", "GetCapabilities"))
            .works();
    processes =
        Xml.all(answer.xml(), "Process").stream()
            .map(each -> Xml.childText(each, "Identifier"))
            .collect(Collectors.toSet());
    final Set<String> missing = new TreeSet<>(NEEDED);
    missing.removeAll(processes);
    CheckFailure.unless(
        missing.isEmpty(), "of " + processes.size() + " processes, none is " + missing);
  }
}
