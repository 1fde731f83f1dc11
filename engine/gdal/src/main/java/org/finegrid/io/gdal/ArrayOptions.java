package org.finegrid.io.gdal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Creation options of arrays of cells, as arguments of GDAL's copying. They are not for
 * coordinates, which are too small to be packed or cut.
 */
final class ArrayOptions {
  private static final String CHUNKS = "BLOCKSIZE";

  private ArrayOptions() {}

  /**
   * The arguments.
   *
   * @param file what is copied
   * @param options of arrays, by their names in capitals; chunks are chosen by default
   */
  static List<String> of(final ArrayFile file, final Map<String, String> options) {
    final List<GridArray> arrays = file.gridded();
    final List<String> arguments = new ArrayList<>();
    if (arrays.size() == 1) {
      final GridArray array = arrays.get(0);
      add(arguments, "NAME=" + array.lastName(), withChunks(options, array));
      return arguments;
    }
    // GDAL looks at every option for every array: for many arrays there must be few. The first one
    // that fits counts, so that bounds, with as many dimensions, come before the cells.
    final Map<Integer, GridArray> kinds = new LinkedHashMap<>();
    arrays.forEach(array -> kinds.putIfAbsent(array.dimensions().size(), array));
    for (final GridArray helper : file.helpers()) {
      if (kinds.containsKey(helper.dimensions().size())) {
        add(arguments, "NAME=" + helper.lastName(), Map.of(CHUNKS, ChunkShape.whole(helper)));
      }
    }
    kinds.forEach((count, array) -> add(arguments, "DIM=" + count, withChunks(options, array)));
    return arguments;
  }

  private static Map<String, String> withChunks(
      final Map<String, String> options, final GridArray array) {
    final Map<String, String> all = new LinkedHashMap<>(options);
    all.putIfAbsent(CHUNKS, ChunkShape.of(array));
    return all;
  }

  private static void add(
      final List<String> arguments, final String condition, final Map<String, String> options) {
    options.forEach(
        (key, value) ->
            arguments.addAll(List.of("-co", "ARRAY:IF(" + condition + "):" + key + "=" + value)));
  }
}
