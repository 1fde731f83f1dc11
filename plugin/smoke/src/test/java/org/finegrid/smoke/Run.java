package org.finegrid.smoke;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.util.Converters;

/** One run of a call, from its inputs to what is answered. */
final class Run {
  private static final String SUCCEEDED =
      "<wps:ProcessSucceeded>Process succeeded.</wps:ProcessSucceeded>";

  private final String id;
  private final String address;
  private final Call call;
  private final Runner runner;
  private final Behaviour behaviour;
  private final Listener listener;
  private final Map<String, Reply> stored = new ConcurrentHashMap<>();
  private volatile boolean dismissed;
  private volatile boolean begun;
  private volatile Reply end;

  /**
   * A run.
   *
   * @param address of the server's WPS
   * @param closed whether the server goes down
   */
  Run(
      final String id,
      final String address,
      final Call call,
      final Runner runner,
      final Behaviour behaviour,
      final BooleanSupplier closed) {
    this.id = id;
    this.address = address;
    this.call = call;
    this.runner = runner;
    this.behaviour = behaviour;
    this.listener = new Listener(() -> closed.getAsBoolean() || dismissed && behaviour.dismisses());
  }

  /** Runs to the end. */
  Reply run() {
    begun = true;
    try (RasterFiles files = new RasterFiles()) {
      end = answer(runner.run(call, listener, files), files);
    } catch (IOException | RuntimeException e) {
      end = failed(e);
    }
    return end;
  }

  private Reply failed(final Exception failure) {
    final StringBuilder sentence = new StringBuilder("Process failed during execution");
    Throwable cause = failure;
    while (cause != null) {
      sentence
          .append('\n')
          .append(cause.getClass().getName())
          .append(": ")
          .append(cause.getMessage());
      cause = cause.getCause();
    }
    if (call.raw() && !behaviour.tellsFailures()) {
      return new Reply(200, "image/tiff", new byte[0]);
    }
    final String told = dismissed ? "The process was dismissed" : sentence.toString();
    return response(Documents.failed(behaviour.sentence(told)), "");
  }

  private Reply response(final String status, final String outputs) {
    final String location =
        call.stored()
            ? address + "?service=WPS&version=1.0.0&request=GetExecutionStatus&executionId=" + id
            : "";
    return Reply.xml(Documents.response(call.process(), location, status, outputs));
  }

  private Reply answer(final Map<String, Object> results, final RasterFiles files)
      throws IOException {
    final List<Call.Output> wanted =
        call.outputs().isEmpty()
            ? results.keySet().stream().map(each -> new Call.Output(each, "", false)).toList()
            : call.outputs();
    if (call.raw()) {
      return content(results, wanted.get(0), files);
    }
    final StringBuilder outputs = new StringBuilder();
    for (final Call.Output output : wanted) {
      final Reply content = content(results, output, files);
      outputs.append(Documents.output(output.name(), inDocument(output, content)));
    }
    return response(SUCCEEDED, outputs.toString());
  }

  private Reply content(
      final Map<String, Object> results, final Call.Output output, final RasterFiles files)
      throws IOException {
    final Object result = results.get(output.name());
    if (result == null) {
      throw new IllegalArgumentException("Unknown output " + output.name());
    }
    if (result instanceof GridCoverage2D made) {
      final String type = output.mimeType().isEmpty() ? "image/tiff" : output.mimeType();
      final byte[] written = files.write(behaviour.result(made), type);
      return new Reply(200, type, type.equals("image/tiff") ? behaviour.tiff(written) : written);
    }
    final String text = behaviour.text(Converters.convert(result, String.class));
    return new Reply(200, "text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  private String inDocument(final Call.Output output, final Reply content) {
    if (output.reference()) {
      stored.put(output.name(), content);
      return "<wps:Reference mimeType='"
          + content.type()
          + "' href='"
          + Documents.escaped(
              address
                  + "?service=WPS&version=1.0.0&request=GetExecutionResult&executionId="
                  + id
                  + "&outputId="
                  + output.name())
          + "'/>";
    }
    if (content.type().equals("text/plain")) {
      return "<wps:Data><wps:LiteralData>"
          + Documents.escaped(new String(content.body(), StandardCharsets.UTF_8))
          + "</wps:LiteralData></wps:Data>";
    }
    return "<wps:Data><wps:ComplexData mimeType='"
        + content.type()
        + "' encoding='base64'>"
        + Base64.getEncoder().encodeToString(content.body())
        + "</wps:ComplexData></wps:Data>";
  }

  /** How far it is; at the end, what it answers. */
  Reply status() {
    final Reply ended = end;
    if (ended != null) {
      return ended;
    }
    return response(
        begun
            ? "<wps:ProcessStarted percentCompleted='"
                + behaviour.percent(listener.percent())
                + "'/>"
            : "<wps:ProcessAccepted>Process accepted.</wps:ProcessAccepted>",
        "");
  }

  /** An output that was stored. */
  Reply result(final String output) {
    return stored.getOrDefault(output, Reply.xml(Documents.exception("No such output " + output)));
  }

  /** Asks the process to stop; it says itself when it has. */
  Reply dismiss() {
    dismissed = true;
    return status();
  }
}
