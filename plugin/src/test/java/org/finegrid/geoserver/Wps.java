package org.finegrid.geoserver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.geotools.api.util.ProgressListener;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.util.NullProgressListener;
import org.geotools.feature.NameImpl;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.geotools.gce.geotiff.GeoTiffWriter;
import org.geotools.process.Processors;

/** Drives processes as GeoServer does: by name, with values by the names of parameters. */
final class Wps {
  static final Path SAMPLES = Path.of("..", "samples");

  private Wps() {}

  static NameImpl name(final String process) {
    return new NameImpl("finegrid", process);
  }

  /** Runs a process; values alternate with the names of their parameters. */
  static Map<String, Object> execute(
      final String process, final ProgressListener listener, final Object... inputs) {
    final Map<String, Object> map = new HashMap<>();
    for (int i = 0; i < inputs.length; i += 2) {
      map.put((String) inputs[i], inputs[i + 1]);
    }
    return Processors.createProcess(name(process)).execute(map, listener);
  }

  static Map<String, Object> execute(final String process, final Object... inputs) {
    return execute(process, new NullProgressListener(), inputs);
  }

  /** The result of a downscaling. */
  static GridCoverage2D downscale(final Object... inputs) {
    return (GridCoverage2D) execute("Downscale", inputs).get("result");
  }

  static GridCoverage2D coverage(final Path tiff) throws IOException {
    final GeoTiffReader reader = new GeoTiffReader(tiff.toFile());
    try {
      return reader.read(null);
    } finally {
      reader.dispose();
    }
  }

  /** As GeoServer writes a result. */
  static Path write(final GridCoverage2D coverage, final Path tiff) throws IOException {
    final GeoTiffWriter writer = new GeoTiffWriter(tiff.toFile());
    try {
      writer.write(coverage, null);
    } finally {
      writer.dispose();
    }
    return tiff;
  }
}
