package org.finegrid.smoke;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.geotools.api.data.Parameter;
import org.geotools.api.util.ProgressListener;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.feature.NameImpl;
import org.geotools.process.ProcessFactory;
import org.geotools.process.Processors;
import org.geotools.util.Converters;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Runs calls by way of GeoTools' processors. */
final class Runner {
  private static final String SELF = "http://geoserver/";

  private final Behaviour behaviour;
  private final Map<String, Path> layers;

  /**
   * A runner.
   *
   * @param layers GeoTIFFs by the names that the WCS has for them
   */
  Runner(final Behaviour behaviour, final Map<String, Path> layers) {
    this.behaviour = behaviour;
    this.layers = layers;
  }

  static NameImpl name(final String process) {
    final String[] parts = process.split(":", 2);
    return parts.length == 1 ? new NameImpl(process) : new NameImpl(parts[0], parts[1]);
  }

  /** The factory that makes a process. */
  ProcessFactory factory(final String process) {
    final ProcessFactory factory =
        behaviour.has(process) ? Processors.createProcessFactory(name(process)) : null;
    if (factory == null) {
      throw new IllegalArgumentException("No such process: " + process);
    }
    return factory;
  }

  /** Runs a call; what it read and made is held by {@code files}. */
  Map<String, Object> run(final Call call, final ProgressListener listener, final RasterFiles files)
      throws IOException {
    final ProcessFactory factory = factory(call.process());
    final Map<String, Parameter<?>> parameters = factory.getParameterInfo(name(call.process()));
    final Map<String, Object> values = new HashMap<>();
    for (final Map.Entry<String, Call.Input> each : call.inputs().entrySet()) {
      final Parameter<?> parameter = parameters.get(each.getKey());
      if (parameter == null) {
        throw new IllegalArgumentException("No such parameter: " + each.getKey());
      }
      try {
        final Object sent = value(parameter.type, each.getValue(), listener, files);
        final Object value = behaviour.value(each.getKey(), sent);
        // What cannot be converted is there with null, as in GeoServer.
        if (value != null || sent == null) {
          values.put(each.getKey(), value);
        }
      } catch (IOException | ParseException | RuntimeException e) {
        // As GeoServer, which need not name the input.
        throw new IllegalArgumentException("Failed to read: " + e.getMessage(), e);
      }
    }
    final Map<String, Object> results = new LinkedHashMap<>();
    factory
        .create(name(call.process()))
        .execute(values, listener)
        .forEach(
            (name, result) ->
                results.put(
                    name, result instanceof GridCoverage2D made ? files.hold(made) : result));
    return results;
  }

  private Object value(
      final Class<?> type,
      final Call.Input input,
      final ProgressListener listener,
      final RasterFiles files)
      throws IOException, ParseException {
    if (!input.address().isEmpty()) {
      return referred(input, listener, files);
    }
    if (type.equals(GridCoverage2D.class)) {
      final byte[] content =
          input.base64()
              ? Base64.getMimeDecoder().decode(input.text())
              : input.text().getBytes(StandardCharsets.UTF_8);
      return files.read(content, input.mimeType());
    }
    if (type.equals(Geometry.class)) {
      return new WKTReader().read(input.text());
    }
    return Converters.convert(input.text(), type);
  }

  private Object referred(
      final Call.Input input, final ProgressListener listener, final RasterFiles files)
      throws IOException {
    if (input.address().startsWith(SELF + "wcs?")) {
      return files.readTiff(layer(input.address().substring(input.address().indexOf('?') + 1)));
    }
    if (input.address().equals(SELF + "wps")) {
      // The inner run's progress is not the outer one's.
      final ProgressListener inner = new Listener(listener::isCanceled);
      return run(input.nested().orElseThrow(), inner, files).values().iterator().next();
    }
    throw new IOException("Not allowed: " + input.address());
  }

  /** The file of the layer that a GetCoverage request asks for. */
  Path layer(final String query) throws IOException {
    final Map<String, String> keys = Query.parse(query);
    final Path layer = layers.get(keys.getOrDefault("coverageid", ""));
    if (!"GetCoverage".equals(keys.get("request"))
        || !"2.0.1".equals(keys.get("version"))
        || layer == null) {
      throw new IOException("No such coverage: " + query);
    }
    return layer;
  }
}
