package org.finegrid.samples;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.finegrid.field.FieldPlane;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.Dimension;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RasterDescription;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterWriter;
import org.finegrid.io.WriteOptions;

/**
 * One sample file: its metadata and values.
 *
 * @param fileName its name; the extension decides the format
 * @param title one line for people
 * @param geometry where it lies
 * @param variable the variable's name
 * @param attributes the variable's CF attributes
 * @param time its steps; empty for a file without time
 * @param planes the values, one plane for each step
 */
record SampleRaster(
    String fileName,
    String title,
    GridGeometry geometry,
    String variable,
    Map<String, Object> attributes,
    List<Dimension> time,
    List<FieldPlane> planes) {

  /** The file's metadata. */
  RasterDescription description() {
    final String unit = String.valueOf(attributes.get("units"));
    final List<BandDescription> bands =
        IntStream.range(0, planes.size())
            .mapToObj(
                step ->
                    new BandDescription(
                        time.isEmpty()
                            ? String.valueOf(attributes.get("long_name"))
                            : variable + " " + time.get(0).times().get(step),
                        unit,
                        String.valueOf(attributes.get("standard_name")),
                        time.isEmpty() ? new int[0] : new int[] {step},
                        Map.of()))
            .toList();
    final Map<String, Object> global = new LinkedHashMap<>();
    global.put("Conventions", "CF-1.8");
    global.put("title", title);
    global.put("source", "Finegrid's sample generator, seed " + GenerateSamples.SEED);
    global.put("comment", "A fictional island on borrowed coordinates; no measurement.");
    global.put("license", "CC0-1.0");
    return new RasterDescription(
        geometry, bands, time, variable, attributes, global, "float32", OptionalDouble.empty(), "");
  }

  /** Writes the file into a directory, replacing it where it exists. */
  void write(final Path directory) {
    final boolean gaps =
        planes.stream().anyMatch(plane -> plane.map(v -> Double.isNaN(v) ? 1 : 0).maximum() > 0);
    final WriteOptions options =
        new WriteOptions(true, WriteOptions.Compression.DEFLATE, 256, gaps);
    try (RasterWriter writer =
        RasterFormats.create(directory.resolve(fileName), description(), options)) {
      for (int band = 0; band < planes.size(); band++) {
        Blocks.write(writer, band, planes.get(band));
      }
      writer.commit();
    }
  }
}
