package org.finegrid.grid;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A raster's metadata: all but its values.
 *
 * @param geometry where it lies
 * @param bands its bands, at least one
 * @param dimensions its outer dimensions (time, level), outermost first; empty where bands have no
 *     such order. Where present, the bands are their full product, the last dimension fastest.
 * @param variable the variable's name; empty where the format has none
 * @param variableAttributes the variable's attributes that still hold for fine, unpacked values
 * @param globalAttributes the file's attributes: title, institution, history and the like
 * @param storedType the type of the stored values as the format calls it, such as {@code int16}
 * @param noData the stored value that means "no data", where there is one other than NaN
 * @param layout how the file lays out its cells, for people: {@code tiles 512 x 512, deflate}
 * @param coordinates how the file names its coordinates, where the format names them
 */
public record RasterDescription(
    GridGeometry geometry,
    List<BandDescription> bands,
    List<Dimension> dimensions,
    String variable,
    Map<String, Object> variableAttributes,
    Map<String, Object> globalAttributes,
    String storedType,
    OptionalDouble noData,
    String layout,
    Optional<SourceCoordinates> coordinates) {

  /** Copies what can change and refuses a raster without bands. */
  public RasterDescription {
    bands = List.copyOf(bands);
    dimensions = List.copyOf(dimensions);
    variableAttributes = Collections.unmodifiableMap(new LinkedHashMap<>(variableAttributes));
    globalAttributes = Collections.unmodifiableMap(new LinkedHashMap<>(globalAttributes));
    if (bands.isEmpty()) {
      throw new IllegalArgumentException("a raster needs a band");
    }
  }

  /** A raster whose format does not name its coordinates. */
  public RasterDescription(
      final GridGeometry geometry,
      final List<BandDescription> bands,
      final List<Dimension> dimensions,
      final String variable,
      final Map<String, Object> variableAttributes,
      final Map<String, Object> globalAttributes,
      final String storedType,
      final OptionalDouble noData,
      final String layout) {
    this(
        geometry,
        bands,
        dimensions,
        variable,
        variableAttributes,
        globalAttributes,
        storedType,
        noData,
        layout,
        Optional.empty());
  }

  /** How many values it has: cells of all bands. */
  public long values() {
    return geometry.window().cells() * bands.size();
  }

  /** The same raster on another grid. */
  public RasterDescription withGeometry(final GridGeometry other) {
    return with(other, bands, dimensions, globalAttributes, noData);
  }

  /** The same grid with other bands along other dimensions. */
  public RasterDescription withBands(
      final List<BandDescription> otherBands, final List<Dimension> otherDimensions) {
    return with(geometry, otherBands, otherDimensions, globalAttributes, noData);
  }

  /** The same raster with another stored value for NoData; empty: none but NaN. */
  public RasterDescription withNoData(final OptionalDouble other) {
    return with(geometry, bands, dimensions, globalAttributes, other);
  }

  /** The same raster with other file attributes. */
  public RasterDescription withGlobalAttributes(final Map<String, Object> other) {
    return with(geometry, bands, dimensions, other, noData);
  }

  private RasterDescription with(
      final GridGeometry otherGeometry,
      final List<BandDescription> otherBands,
      final List<Dimension> otherDimensions,
      final Map<String, Object> otherAttributes,
      final OptionalDouble otherNoData) {
    return new RasterDescription(
        otherGeometry,
        otherBands,
        otherDimensions,
        variable,
        variableAttributes,
        otherAttributes,
        storedType,
        otherNoData,
        layout,
        coordinates);
  }
}
