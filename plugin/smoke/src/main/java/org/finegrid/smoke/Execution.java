package org.finegrid.smoke;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** An asynchronous run of a server. */
final class Execution {
  private static final Pattern ID = Pattern.compile("[?&]executionId=([^&]+)");

  private final Server server;
  private final String id;

  private Execution(final Server server, final String id) {
    this.server = server;
    this.id = id;
  }

  /** How far a run is. */
  enum Phase {
    /** It is queued or running. */
    UNDER_WAY,
    /** Its result can be fetched. */
    SUCCEEDED,
    /** It failed, was dismissed, or is unknown. */
    FAILED
  }

  /**
   * The status of a run.
   *
   * @param percent progress; 0 where it is not stated
   * @param document the whole response
   */
  record State(Phase phase, int percent, Document document) {}

  /** Begins a run. */
  static Execution begin(final Server server, final ExecuteRequest request)
      throws IOException, InterruptedException {
    final Document document = server.execute(request).works().xml();
    final String location = document.getDocumentElement().getAttribute("statusLocation");
    final Matcher matcher = ID.matcher(location);
    CheckFailure.unless(
        matcher.find(), "the answer has no statusLocation with an executionId: '" + location + "'");
    return new Execution(server, matcher.group(1));
  }

  private Answer ask(final String what) throws IOException, InterruptedException {
    final Map<String, String> query = new LinkedHashMap<>();
    query.put("service", "WPS");
    query.put("version", "1.0.0");
    query.put("request", what);
    query.put("executionId", id);
    return server.wps(query);
  }

  /** Requests the run's progress. */
  State state() throws IOException, InterruptedException {
    final Document document = ask("GetExecutionStatus").xml();
    if (Xml.first(document, "ExceptionReport").isPresent()) {
      return new State(Phase.FAILED, 0, document);
    }
    if (Xml.first(document, "ProcessSucceeded").isPresent()) {
      return new State(Phase.SUCCEEDED, 100, document);
    }
    final Optional<Element> started = Xml.first(document, "ProcessStarted");
    CheckFailure.unless(
        started.isPresent() || Xml.first(document, "ProcessAccepted").isPresent(),
        "the status is none: " + Xml.text(document));
    final String percent =
        started
            .map(each -> each.getAttribute("percentCompleted"))
            .filter(each -> !each.isEmpty())
            .orElse("0");
    return new State(Phase.UNDER_WAY, Integer.parseInt(percent), document);
  }

  /** Dismisses the run. */
  void dismiss() throws IOException, InterruptedException {
    final Answer answer = ask("Dismiss");
    CheckFailure.unless(answer.status() < 400, "Dismiss is answered with " + answer.status());
  }
}
