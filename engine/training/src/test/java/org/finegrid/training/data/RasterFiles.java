package org.finegrid.training.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RegularAxis;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterWriter;
import org.finegrid.io.WriteOptions;

/** Raster files for tests. */
public final class RasterFiles {
  private RasterFiles() {}

  /** Writes planes of one size as the bands of a raster, in the format of the file's extension. */
  public static Path write(final Path file, final FloatPlane... planes) {
    final List<BandDescription> bands = new ArrayList<>();
    for (int i = 0; i < planes.length; i++) {
      bands.add(new BandDescription("band " + (i + 1), "m", "", new int[0], Map.of()));
    }
    final GridGeometry geometry =
        new GridGeometry(
            new RegularAxis(5, 0.25, planes[0].width()),
            new RegularAxis(50, -0.25, planes[0].height()),
            CoordinateReference.geographicWithoutDatum());
    final RasterDescription description =
        new RasterDescription(
            geometry,
            bands,
            List.of(),
            "height",
            Map.of(),
            Map.of(),
            "float32",
            OptionalDouble.empty(),
            "");
    try (RasterWriter writer = RasterFormats.create(file, description, WriteOptions.defaults())) {
      for (int i = 0; i < planes.length; i++) {
        writer.write(i, geometry.window(), planes[i].values());
      }
      writer.commit();
    }
    return file;
  }

  /** A smooth field with waves of its own for each number. */
  public static FloatPlane waves(final int width, final int height, final int number) {
    final FloatPlane plane = FloatPlane.zeros(width, height);
    for (int i = 0; i < plane.values().length; i++) {
      final int x = i % width;
      final int y = i / width;
      plane.values()[i] =
          (float)
              (10 * number
                  + Math.sin(0.31 * x + number) * Math.cos(0.23 * y)
                  + 0.5 * Math.sin(0.05 * x * number - 0.6 * y));
    }
    return plane;
  }
}
