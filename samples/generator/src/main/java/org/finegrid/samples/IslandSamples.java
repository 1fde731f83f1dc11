package org.finegrid.samples;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.finegrid.field.FieldPlane;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RegularAxis;
import org.finegrid.internal.score.BlockMeans;
import org.finegrid.internal.score.CellWeights;

/**
 * The island's sample files. Coarse values are area-weighted means of blocks of the fine truth,
 * quarter of a degree from sixteenths.
 */
final class IslandSamples {
  /** Fine cells per coarse cell and axis. */
  static final int FACTOR = 4;

  /** The share of a coarse cell that must be land for it to have data. */
  private static final double MIN_LAND = 0.5;

  private static final int MONTHS = 12;

  private IslandSamples() {}

  /** All files of an island. */
  static List<SampleRaster> of(final Island island) {
    final IntFunction<FieldPlane> fineTemperature = month -> IslandTemperature.of(island, month);
    final IntFunction<FieldPlane> temperature = month -> coarse(fineTemperature.apply(month));
    final IntFunction<FieldPlane> rain = month -> IslandRain.of(island, month).where(island.land());
    return List.of(
        new SampleRaster(
            "elevation.tif",
            "Elevation of a part of a fictional island, 1 km",
            utm(),
            "elevation",
            elevation(),
            List.of(),
            List.of(Highlands.of(island))),
        new SampleRaster(
            "elevation-fine.tif",
            "Elevation of a fictional island, 1/16 degree, 0 over the sea",
            geographic(1),
            "elevation",
            elevation(),
            List.of(),
            List.of(island.surface().map(StrictMath::rint))),
        new SampleRaster(
            "temperature.nc",
            "Monthly mean temperature of a fictional island, 1/4 degree",
            geographic(FACTOR),
            "tas",
            temperature(),
            List.of(Months.first(MONTHS)),
            months(MONTHS, temperature)),
        new SampleRaster(
            "temperature.tif",
            "January mean temperature of a fictional island, 1/4 degree",
            geographic(FACTOR),
            "tas",
            temperature(),
            List.of(),
            months(1, temperature)),
        new SampleRaster(
            "temperature-fine-truth.nc",
            "January mean temperature of a fictional island, 1/16 degree",
            geographic(1),
            "tas",
            temperature(),
            List.of(Months.first(1)),
            months(1, fineTemperature)),
        new SampleRaster(
            "precipitation.nc",
            "Monthly precipitation over a fictional island, 1/4 degree",
            geographic(FACTOR),
            "pr",
            precipitation(),
            List.of(Months.first(MONTHS)),
            months(MONTHS, month -> coarse(rain.apply(month)))),
        new SampleRaster(
            "precipitation-fine-truth.nc",
            "January precipitation over a fictional island, 1/16 degree",
            geographic(1),
            "pr",
            precipitation(),
            List.of(Months.first(1)),
            months(1, rain)));
  }

  /** The coarse cells of a fine plane: means by area. */
  static FieldPlane coarse(final FieldPlane fine) {
    final GridGeometry grid = geographic(1);
    final double[] means =
        BlockMeans.of(fine.values(), grid.window(), FACTOR, CellWeights.of(grid), MIN_LAND);
    return FieldPlane.of(grid.width() / FACTOR, grid.height() / FACTOR, means);
  }

  private static List<FieldPlane> months(final int count, final IntFunction<FieldPlane> plane) {
    return IntStream.range(0, count).mapToObj(plane).toList();
  }

  private static GridGeometry geographic(final int factor) {
    final double step = Island.STEP * factor;
    return new GridGeometry(
        new RegularAxis(Island.WEST, step, Island.WIDTH / factor),
        new RegularAxis(Island.NORTH, -step, Island.HEIGHT / factor),
        SampleReferences.geographic());
  }

  private static GridGeometry utm() {
    return new GridGeometry(
        new RegularAxis(Highlands.WEST, Highlands.STEP, Highlands.WIDTH),
        new RegularAxis(Highlands.NORTH, -Highlands.STEP, Highlands.HEIGHT),
        SampleReferences.utm32());
  }

  private static Map<String, Object> elevation() {
    return attributes("surface_altitude", "elevation above the sea", "m", "area: mean");
  }

  private static Map<String, Object> temperature() {
    return attributes(
        "air_temperature", "air temperature near the ground", "K", "area: time: mean");
  }

  private static Map<String, Object> precipitation() {
    return attributes(
        "lwe_thickness_of_precipitation_amount",
        "precipitation of the month",
        "mm",
        "area: mean time: sum");
  }

  private static Map<String, Object> attributes(
      final String standardName, final String longName, final String unit, final String methods) {
    final Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("standard_name", standardName);
    attributes.put("long_name", longName);
    attributes.put("units", unit);
    attributes.put("cell_methods", methods);
    return attributes;
  }
}
