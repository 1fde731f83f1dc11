package org.finegrid.smoke;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.geotools.api.feature.type.Name;
import org.geotools.process.ProcessFactory;
import org.geotools.process.Processors;

/**
 * A small WPS 1.0.0 in the place of a GeoServer: finds, describes and runs processes by GeoTools'
 * processors, and reads and writes coverages by GeoTools, both as GeoServer does.
 */
final class StandIn implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Run> runs = new ConcurrentHashMap<>();
  private final Behaviour behaviour;
  private final Optional<Credentials> credentials;
  private final Runner runner;
  private volatile boolean closed;

  /**
   * Starts on a free port.
   *
   * @param layers GeoTIFFs by the names that the WCS has for them
   * @param credentials what everybody has to log in with
   */
  StandIn(
      final Behaviour behaviour,
      final Map<String, Path> layers,
      final Optional<Credentials> credentials)
      throws IOException {
    this.behaviour = behaviour;
    this.credentials = credentials;
    this.runner = new Runner(behaviour, layers);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/geoserver/wps", exchange -> answer(exchange, this::wps));
    server.createContext("/geoserver/wcs", exchange -> answer(exchange, this::wcs));
    server.start();
  }

  /** Where it is. */
  URI url() {
    return URI.create(
        "http://"
            + server.getAddress().getAddress().getHostAddress()
            + ":"
            + server.getAddress().getPort()
            + "/geoserver");
  }

  /** Runs that were stored and have not ended. */
  long underWay() {
    return runs.values().stream()
        .filter(
            each ->
                new String(each.status().body(), StandardCharsets.UTF_8).contains("ProcessStarted"))
        .count();
  }

  private interface Service {
    Reply reply(HttpExchange exchange) throws IOException;
  }

  private void answer(final HttpExchange exchange, final Service service) throws IOException {
    try (exchange) {
      Reply reply;
      try {
        final String header = exchange.getRequestHeaders().getFirst("Authorization");
        reply =
            credentials.isPresent() && !credentials.get().header().equals(header)
                ? new Reply(401, "text/plain", "who are you?".getBytes(StandardCharsets.UTF_8))
                : service.reply(exchange);
      } catch (IOException | RuntimeException e) {
        reply = Reply.xml(Documents.exception(String.valueOf(e.getMessage())));
      }
      exchange.getResponseHeaders().set("Content-Type", reply.type());
      exchange.sendResponseHeaders(
          reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
      try (OutputStream body = exchange.getResponseBody()) {
        body.write(reply.body());
      }
    }
  }

  private Reply wcs(final HttpExchange exchange) throws IOException {
    return new Reply(
        200,
        "image/tiff",
        Files.readAllBytes(runner.layer(exchange.getRequestURI().getRawQuery())));
  }

  private Reply wps(final HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("POST")) {
      return execute(CallReader.ofXml(exchange.getRequestBody().readAllBytes()));
    }
    final Map<String, String> query = Query.parse(exchange.getRequestURI().getRawQuery());
    switch (query.getOrDefault("request", "")) {
      case "GetCapabilities":
        return Reply.xml(Documents.capabilities(processes()));
      case "DescribeProcess":
        final String process = query.get("identifier");
        return Reply.xml(Documents.description(process, runner.factory(process)));
      case "Execute":
        return execute(CallReader.ofKeys(query));
      case "GetExecutionStatus":
        return run(query).status();
      case "GetExecutionResult":
        return run(query).result(query.get("outputid"));
      case "Dismiss":
        return run(query).dismiss();
      default:
        throw new IllegalArgumentException("No such request");
    }
  }

  private Run run(final Map<String, String> query) {
    final Run run = runs.get(query.getOrDefault("executionid", ""));
    if (run == null) {
      throw new IllegalArgumentException("Unknown execution id");
    }
    return run;
  }

  private Set<String> processes() {
    final Set<String> names = new TreeSet<>();
    for (final ProcessFactory factory : Processors.getProcessFactories()) {
      for (final Name name : factory.getNames()) {
        names.add(name.getNamespaceURI() + ":" + name.getLocalPart());
      }
    }
    names.removeIf(each -> !behaviour.has(each));
    return names;
  }

  private Reply execute(final Call call) {
    runner.factory(call.process());
    final String id = UUID.randomUUID().toString();
    final Run run = new Run(id, url() + "/wps", call, runner, behaviour, () -> closed);
    if (!call.stored()) {
      return run.run();
    }
    runs.put(id, run);
    final Reply accepted = run.status();
    threads.execute(run::run);
    return accepted;
  }

  @Override
  public void close() {
    closed = true;
    server.stop(0);
    threads.shutdown();
    try {
      // Runs that a test left under way hear of it, and let go of their files.
      if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("a run does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
