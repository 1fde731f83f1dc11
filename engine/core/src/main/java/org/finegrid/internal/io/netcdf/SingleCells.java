package org.finegrid.internal.io.netcdf;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.finegrid.grid.Axis;
import org.finegrid.grid.RegularAxis;
import ucar.nc2.Variable;

/**
 * The size of the only cell along an axis without bounds, where the file states it elsewhere: in
 * GDAL's record of the grid, in the resolution that ACDD has words for, or by the other axis.
 */
final class SingleCells {
  private final OpenFile file;
  private final GriddedVariable grid;
  private final List<String> notes;

  /** A size and where it was found. */
  private record Found(double size, String where) {}

  /** Looks in one file, and notes where something was found. */
  SingleCells(final OpenFile file, final GriddedVariable grid, final List<String> notes) {
    this.file = file;
    this.grid = grid;
    this.notes = notes;
  }

  /** The axis of one cell around a coordinate. */
  Axis axis(final Variable coordinate, final double centre, final boolean falling) {
    final String name = coordinate.getShortName();
    final Found found =
        geoTransform(falling)
            .or(() -> resolution(coordinate))
            .or(() -> otherAxis(falling))
            .filter(each -> RegularAxis.isSound(centre - each.size() / 2, each.size(), 1))
            .orElseThrow(
                () ->
                    file.refusal(
                        "has a single cell along "
                            + name
                            + " and states its size neither by bounds nor otherwise; take a larger part of the grid"));
    notes.add(
        String.format(
            Locale.ROOT,
            "the size of the only cell along %s is not stated by bounds; %s is taken from %s",
            name,
            found.size(),
            found.where()));
    final double half = found.size() / 2;
    return falling
        ? new RegularAxis(centre + half, -found.size(), 1)
        : new RegularAxis(centre - half, found.size(), 1);
  }

  private Optional<Found> geoTransform(final boolean falling) {
    final String mapping = Attributes.text(grid.variable(), "grid_mapping");
    return Optional.of(mapping)
        .filter(name -> !name.isEmpty())
        .flatMap(name -> file.related(grid.variable(), name))
        .map(variable -> Attributes.text(variable, "GeoTransform").split("\\s+"))
        .filter(parts -> parts.length == 6)
        .flatMap(parts -> found(number(parts[falling ? 5 : 1]), "GDAL's GeoTransform"));
  }

  private Optional<Found> resolution(final Variable coordinate) {
    final CoordinateRole role = CoordinateRole.of(coordinate);
    if (!role.isEarth()) {
      return Optional.empty();
    }
    final String name =
        role == CoordinateRole.LATITUDE ? "geospatial_lat_resolution" : "geospatial_lon_resolution";
    return Optional.ofNullable(file.file().findGlobalAttribute(name))
        .flatMap(
            attribute ->
                found(
                    attribute.isString()
                        // Often with its unit: 0.25 degree.
                        ? number(attribute.getStringValue().strip().split("[\\s°]+")[0])
                        : number(String.valueOf(attribute.getNumericValue())),
                    "the attribute " + name));
  }

  private Optional<Found> otherAxis(final boolean falling) {
    final Variable other = falling ? grid.x() : grid.y();
    final double[] centres = file.values(other);
    final int n = centres.length;
    return n < 2
        ? Optional.empty()
        : found(
            OptionalDouble.of((centres[n - 1] - centres[0]) / (n - 1)),
            "the cells along " + other.getShortName());
  }

  private static Optional<Found> found(final OptionalDouble size, final String where) {
    return size.stream()
        .mapToObj(each -> new Found(Math.abs(each), where))
        .filter(each -> Double.isFinite(each.size()) && each.size() > 0)
        .findFirst();
  }

  private static OptionalDouble number(final String text) {
    try {
      return OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      // Free text in an attribute that should hold a number: no size.
      return OptionalDouble.empty();
    }
  }
}
