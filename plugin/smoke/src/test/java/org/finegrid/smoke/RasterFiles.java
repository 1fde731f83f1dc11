package org.finegrid.smoke;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;
import javax.imageio.ImageWriteParam;
import org.geotools.api.parameter.GeneralParameterValue;
import org.geotools.api.parameter.ParameterValueGroup;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.io.AbstractGridFormat;
import org.geotools.gce.arcgrid.ArcGridReader;
import org.geotools.gce.arcgrid.ArcGridWriter;
import org.geotools.gce.geotiff.GeoTiffFormat;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.geotools.gce.geotiff.GeoTiffWriteParams;
import org.geotools.gce.geotiff.GeoTiffWriter;

/** The coverages of one request, and the files that they are read from and written to. */
final class RasterFiles implements AutoCloseable {
  private static final int TILE = 256;

  private interface Release {
    void run() throws IOException;
  }

  private final Deque<Release> held = new ArrayDeque<>();

  private Path file(final String extension) throws IOException {
    // Writers put further files beside it.
    final Path directory = Files.createTempDirectory("stand-in-");
    held.push(() -> delete(directory));
    return directory.resolve("raster" + extension);
  }

  private static void delete(final Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (final Path each : files.toList()) {
        Files.delete(each);
      }
    }
    Files.delete(directory);
  }

  /** Lets a coverage go when the request is over. */
  GridCoverage2D hold(final GridCoverage2D coverage) {
    held.push(() -> coverage.dispose(true));
    return coverage;
  }

  GridCoverage2D read(final byte[] content, final String mimeType) throws IOException {
    if (mimeType.equals("image/tiff")) {
      final Path file = file(".tif");
      Files.write(file, content);
      return readTiff(file);
    }
    if (mimeType.equals("application/arcgrid")) {
      final Path file = file(".asc");
      Files.write(file, content);
      final ArcGridReader reader = new ArcGridReader(file.toFile());
      held.push(reader::dispose);
      return hold(reader.read(null));
    }
    throw new IOException("cannot read " + mimeType);
  }

  GridCoverage2D readTiff(final Path file) throws IOException {
    final GeoTiffReader reader = new GeoTiffReader(file.toFile());
    held.push(reader::dispose);
    return hold(reader.read(null));
  }

  byte[] write(final GridCoverage2D coverage, final String mimeType) throws IOException {
    if (mimeType.equals("image/tiff")) {
      final Path file = file(".tif");
      final GeoTiffWriter writer = new GeoTiffWriter(file.toFile());
      try {
        writer.write(coverage, tiledAndDeflated());
      } finally {
        writer.dispose();
      }
      return Files.readAllBytes(file);
    }
    if (mimeType.equals("application/arcgrid")) {
      final Path file = file(".asc");
      final ArcGridWriter writer = new ArcGridWriter(file.toFile());
      try {
        writer.write(coverage, new GeneralParameterValue[0]);
      } finally {
        writer.dispose();
      }
      return Files.readAllBytes(file);
    }
    throw new IOException("cannot write " + mimeType);
  }

  /** As GeoServer does. */
  private static GeneralParameterValue[] tiledAndDeflated() {
    final GeoTiffWriteParams how = new GeoTiffWriteParams();
    how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    how.setCompressionType("Deflate");
    how.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
    how.setTiling(TILE, TILE);
    final ParameterValueGroup parameters = new GeoTiffFormat().getWriteParameters();
    parameters
        .parameter(AbstractGridFormat.GEOTOOLS_WRITE_PARAMS.getName().toString())
        .setValue(how);
    return parameters.values().toArray(GeneralParameterValue[]::new);
  }

  @Override
  public void close() throws IOException {
    while (!held.isEmpty()) {
      held.pop().run();
    }
  }
}
