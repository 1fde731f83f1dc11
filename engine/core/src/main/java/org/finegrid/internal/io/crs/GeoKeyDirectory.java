package org.finegrid.internal.io.crs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.finegrid.grid.GeoKeys;

/** The keys of a GeoTIFF by number: looking up, and building a set of them. */
public final class GeoKeyDirectory {
  /** What the coordinates are: {@link #PROJECTED} or {@link #GEOGRAPHIC}. */
  public static final int MODEL_TYPE = 1024;

  /** Value of {@link #MODEL_TYPE} for map coordinates. */
  public static final int PROJECTED = 1;

  /** Value of {@link #MODEL_TYPE} for longitude and latitude. */
  public static final int GEOGRAPHIC = 2;

  /** Value of {@link #MODEL_TYPE} for coordinates in space about the centre of the Earth. */
  public static final int GEOCENTRIC = 3;

  /** Whether cells are areas (1) or points (2). */
  public static final int RASTER_TYPE = 1025;

  /** Name of the whole reference. */
  public static final int CITATION = 1026;

  /** EPSG code of the geographic reference. */
  public static final int GEODETIC_CODE = 2048;

  /** Name of the geographic reference. */
  public static final int GEODETIC_CITATION = 2049;

  /** EPSG code of the projected reference. */
  public static final int PROJECTED_CODE = 3072;

  /** Name of the projected reference. */
  public static final int PROJECTED_CITATION = 3073;

  /** How the projected reference is projected. */
  public static final int PROJECTION_METHOD = 3075;

  /** The code of user-defined values, which further keys hold. */
  public static final int USER_DEFINED = 32767;

  private static final int DOUBLES_TAG = 34736;
  private static final int ASCII_TAG = 34737;

  private final TreeMap<Integer, Object> values = new TreeMap<>();

  /** No keys yet. */
  public GeoKeyDirectory() {}

  /** The keys of a file; entries that point outside of their tag are left out. */
  public static GeoKeyDirectory of(final GeoKeys keys) {
    final GeoKeyDirectory result = new GeoKeyDirectory();
    final int[] directory = keys.directory();
    final double[] doubles = keys.doubles();
    for (int i = 4; i + 3 < directory.length; i += 4) {
      final int location = directory[i + 1];
      final int count = directory[i + 2];
      final int value = directory[i + 3];
      if (location == 0) {
        result.put(directory[i], value);
      } else if (location == DOUBLES_TAG && count > 0 && value + count <= doubles.length) {
        result.values.put(
            directory[i], java.util.Arrays.copyOfRange(doubles, value, value + count));
      } else if (location == ASCII_TAG && value + count <= keys.ascii().length()) {
        result.put(directory[i], keys.ascii().substring(value, value + count));
      }
    }
    return result;
  }

  /** Sets a number of a key. */
  public GeoKeyDirectory put(final int key, final int value) {
    values.put(key, value);
    return this;
  }

  /** Sets a number of a key. */
  public GeoKeyDirectory put(final int key, final double value) {
    values.put(key, new double[] {value});
    return this;
  }

  /** Sets the numbers of a key. */
  GeoKeyDirectory put(final int key, final List<Double> several) {
    values.put(key, several.stream().mapToDouble(Double::doubleValue).toArray());
    return this;
  }

  /** Sets the text of a key; what is not ASCII is replaced, as the format demands. */
  public GeoKeyDirectory put(final int key, final String text) {
    final String ascii = text.replaceAll("[^\\x20-\\x7e]", "?");
    values.put(key, ascii.endsWith("|") ? ascii.substring(0, ascii.length() - 1) : ascii);
    return this;
  }

  /** A key's code. */
  public OptionalInt code(final int key) {
    return values.get(key) instanceof Integer value ? OptionalInt.of(value) : OptionalInt.empty();
  }

  /** A key's first number. */
  public OptionalDouble number(final int key) {
    return values.get(key) instanceof double[] several
        ? OptionalDouble.of(several[0])
        : OptionalDouble.empty();
  }

  /** A key's numbers, empty where it is missing. */
  List<Double> numbers(final int key) {
    return values.get(key) instanceof double[] several
        ? java.util.Arrays.stream(several).boxed().toList()
        : List.of();
  }

  /** A key's text. */
  public Optional<String> text(final int key) {
    return values.get(key) instanceof String text
        ? Optional.of(text).filter(it -> !it.isBlank())
        : Optional.empty();
  }

  /** The keys as a file stores them. */
  public GeoKeys toGeoKeys() {
    final List<Integer> directory = new ArrayList<>(List.of(1, 1, 0, values.size()));
    final List<Double> doubles = new ArrayList<>();
    final StringBuilder ascii = new StringBuilder();
    for (final Map.Entry<Integer, Object> each : values.entrySet()) {
      directory.add(each.getKey());
      if (each.getValue() instanceof Integer code) {
        directory.addAll(List.of(0, 1, code));
      } else if (each.getValue() instanceof double[] several) {
        directory.addAll(List.of(DOUBLES_TAG, several.length, doubles.size()));
        java.util.Arrays.stream(several).forEach(doubles::add);
      } else {
        final String text = each.getValue() + "|";
        directory.addAll(List.of(ASCII_TAG, text.length(), ascii.length()));
        ascii.append(text);
      }
    }
    return new GeoKeys(
        directory.stream().mapToInt(Integer::intValue).toArray(),
        doubles.stream().mapToDouble(Double::doubleValue).toArray(),
        ascii.toString());
  }
}
