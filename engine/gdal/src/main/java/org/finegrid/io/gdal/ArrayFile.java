package org.finegrid.io.gdal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.finegrid.grid.RasterException;
import org.finegrid.io.ReadOptions;
import org.gdal.gdal.Dataset;
import org.gdal.gdal.Group;
import org.gdal.gdal.MDArray;
import org.gdal.gdal.MultiDimInfoOptions;
import org.gdal.gdal.gdal;
import org.gdal.gdalconst.gdalconst;

/**
 * A file of arrays with named dimensions, as GDAL's multidimensional drivers give them (Zarr, HDF5,
 * netCDF). The bindings cannot list an array's dimensions and attributes; GDAL's own description as
 * JSON can.
 */
final class ArrayFile implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String file;
  private final Dataset root;
  private final JsonNode info;
  private final Map<String, GridArray> arrays = new LinkedHashMap<>();

  private ArrayFile(final String file, final Dataset root) {
    this.file = file;
    this.root = root;
    this.info = describe(List.of());
    collect(info, "/");
  }

  /**
   * Opens a file for reading.
   *
   * @param file what it is called in messages
   * @param name GDAL's name of it
   */
  static ArrayFile open(final String file, final String name) {
    final long flags =
        gdalconst.OF_MULTIDIM_RASTER | gdalconst.OF_READONLY | gdalconst.OF_VERBOSE_ERROR;
    final Dataset root = GdalCalls.call(file, "cannot be read", () -> gdal.OpenEx(name, flags));
    try {
      return new ArrayFile(file, root);
    } catch (RuntimeException | Error e) {
      root.delete();
      throw e;
    }
  }

  private JsonNode describe(final List<String> options) {
    final String text =
        GdalCalls.call(
            file,
            "cannot be read",
            () -> {
              final MultiDimInfoOptions infoOptions =
                  new MultiDimInfoOptions(GdalCalls.vector(options));
              try {
                return gdal.GDALMultiDimInfo(root, infoOptions);
              } finally {
                infoOptions.delete();
              }
            });
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new RasterException(file + ": GDAL describes it in no JSON", e);
    }
  }

  private void collect(final JsonNode group, final String path) {
    final Map<String, JsonNode> dimensions = new LinkedHashMap<>();
    dimensions(info, dimensions);
    group
        .path("arrays")
        .fields()
        .forEachRemaining(
            each -> {
              final String name = path + each.getKey();
              arrays.put(name, GridArray.of(name, each.getValue(), dimensions));
            });
    group
        .path("groups")
        .fields()
        .forEachRemaining(each -> collect(each.getValue(), path + each.getKey() + "/"));
  }

  private static void dimensions(final JsonNode group, final Map<String, JsonNode> found) {
    group.path("dimensions").forEach(each -> found.put(each.path("full_name").asText(), each));
    group.path("groups").forEach(each -> dimensions(each, found));
  }

  /** The arrays of cells: with rows and columns, and not there to describe others. */
  List<GridArray> gridded() {
    final Set<String> helpers = new HashSet<>();
    for (final GridArray each : arrays.values()) {
      each.referredTo().forEach(name -> helpers.add(each.sibling(name)));
      each.dimensions().forEach(dimension -> helpers.add(dimension.coordinate()));
    }
    return arrays.values().stream()
        .filter(each -> each.dimensions().size() >= 2 && each.isNumeric())
        .filter(each -> !helpers.contains(each.name()))
        .toList();
  }

  /** Arrays of numbers along a dimension that are there to describe others: coordinates, bounds. */
  List<GridArray> helpers() {
    final Set<String> cells = gridded().stream().map(GridArray::name).collect(Collectors.toSet());
    return arrays.values().stream()
        .filter(each -> !each.dimensions().isEmpty() && each.isNumeric())
        .filter(each -> !cells.contains(each.name()))
        .toList();
  }

  /**
   * The requested array, or the only one.
   *
   * @throws RasterException with the names there are, where the choice is not clear
   */
  GridArray choose(final ReadOptions options) {
    final List<GridArray> all = gridded();
    final String names = String.join(", ", all.stream().map(GridArray::shortName).toList());
    if (all.isEmpty()) {
      throw new RasterException(file + ": holds no array with rows and columns");
    }
    if (options.variable().isEmpty()) {
      if (all.size() > 1) {
        throw GdalCalls.several(file, all.stream().map(GridArray::shortName).toList());
      }
      return all.get(0);
    }
    final String wanted = options.variable().get();
    return all.stream()
        .filter(each -> each.shortName().equals(wanted) || each.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new RasterException(
                    file + ": holds no variable '" + wanted + "'; it holds " + names));
  }

  /** What the file is called in messages. */
  String name() {
    return file;
  }

  /** The file's own attributes. */
  Map<String, Object> globalAttributes() {
    return JsonValues.attributes(info.path("attributes"));
  }

  /** An array by its full name; empty where the file has none. */
  Optional<GridArray> array(final String name) {
    return Optional.ofNullable(arrays.get(name));
  }

  /** The numbers of a small array, such as a coordinate, the last dimension fastest. */
  double[] values(final GridArray array) {
    final List<String> options = List.of("-detailed", "-array", array.name());
    final List<Double> values = new ArrayList<>();
    JsonValues.numbers(describe(options).path("values"), values);
    // GDAL writes as many digits as the type needs.
    final boolean single = array.type().equals("Float32");
    return values.stream().mapToDouble(each -> single ? (float) (double) each : each).toArray();
  }

  /** The file as GDAL has it, for as long as this is open. */
  Dataset root() {
    return root;
  }

  /**
   * An array as bands of rows and columns, the last of the other dimensions fastest. The file is
   * closed with it.
   */
  OpenDataset bands(final GridArray array) {
    final OpenDataset opened = opened(array);
    final List<Runnable> after = new ArrayList<>(opened.after());
    after.add(root::delete);
    return new OpenDataset(opened.dataset(), after);
  }

  /** The same for as long as the file is open. */
  OpenDataset opened(final GridArray array) {
    final Group group = GdalCalls.call(file, "cannot be read", root::GetRootGroup);
    final MDArray cells =
        GdalCalls.call(file, "cannot be read", () -> group.OpenMDArrayFromFullname(array.name()));
    final Dataset bands =
        GdalCalls.call(
            file,
            "cannot be read",
            () -> cells.AsClassicDataset(array.xDimension(), array.yDimension()));
    return new OpenDataset(bands, List.of(cells::delete, group::delete));
  }

  @Override
  public void close() {
    root.delete();
  }
}
