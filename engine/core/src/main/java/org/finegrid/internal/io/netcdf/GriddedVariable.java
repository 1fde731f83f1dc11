package org.finegrid.internal.io.netcdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import ucar.nc2.Dimension;
import ucar.nc2.Variable;

/**
 * A variable with a column and a row dimension that have coordinates of their own.
 *
 * @param variable the variable
 * @param x the columns' coordinate variable
 * @param y the rows' coordinate variable
 * @param xDimension the position of the columns among the variable's dimensions
 * @param yDimension the position of the rows
 */
record GriddedVariable(Variable variable, Variable x, Variable y, int xDimension, int yDimension) {

  /** The variable as a grid; empty where it is none. */
  static Optional<GriddedVariable> of(final OpenFile file, final Variable variable) {
    if (!isNumber(variable) || variable.getRank() < 2) {
      return Optional.empty();
    }
    Optional<Variable> x = Optional.empty();
    Optional<Variable> y = Optional.empty();
    int xDimension = -1;
    int yDimension = -1;
    // Where several dimensions look alike, the last one counts: cells come last in CF.
    for (int i = variable.getRank() - 1; i >= 0; i--) {
      final Optional<Variable> coordinate = coordinate(file, variable, variable.getDimension(i));
      final CoordinateRole role = coordinate.map(CoordinateRole::of).orElse(CoordinateRole.NONE);
      if (role.isX() && x.isEmpty()) {
        x = coordinate;
        xDimension = i;
      } else if (role.isY() && y.isEmpty()) {
        y = coordinate;
        yDimension = i;
      }
    }
    if (x.isEmpty() || y.isEmpty() || isCurvilinear(file, variable, x.get(), y.get())) {
      return Optional.empty();
    }
    return Optional.of(new GriddedVariable(variable, x.get(), y.get(), xDimension, yDimension));
  }

  /**
   * The numbers along a dimension: the variable of its name, else one that the attribute {@code
   * coordinates} lists.
   */
  static Optional<Variable> coordinate(
      final OpenFile file, final Variable variable, final Dimension dimension) {
    if (dimension.getShortName() == null) {
      return Optional.empty();
    }
    final List<String> names = new ArrayList<>();
    names.add(dimension.getShortName());
    names.addAll(listed(variable));
    return names.stream()
        .flatMap(name -> file.related(variable, name).stream())
        .filter(each -> each != variable && each.getRank() == 1 && isNumber(each))
        .filter(each -> each.getDimension(0).equals(dimension))
        .findFirst();
  }

  /** The names in the attribute {@code coordinates}. */
  static List<String> listed(final Variable variable) {
    final String names = Attributes.text(variable, "coordinates");
    return names.isEmpty() ? List.of() : List.of(names.split("\\s+"));
  }

  /** Whether the grid is curvilinear: it has a latitude and a longitude for each cell. */
  static boolean isLocatedByPlanes(final OpenFile file, final Variable variable) {
    boolean latitude = false;
    boolean longitude = false;
    for (final Variable other : file.file().getVariables()) {
      if (other != variable
          && other.getRank() >= 2
          && isNumber(other)
          && variable.getDimensions().containsAll(other.getDimensions())) {
        final CoordinateRole role = CoordinateRole.of(other);
        latitude |= role == CoordinateRole.LATITUDE;
        longitude |= role == CoordinateRole.LONGITUDE;
      }
    }
    return latitude && longitude;
  }

  /** Whether the axes may be mere indices of a grid that planes of coordinates locate. */
  private static boolean isCurvilinear(
      final OpenFile file, final Variable variable, final Variable x, final Variable y) {
    return (CoordinateRole.of(x).isWeak() || CoordinateRole.of(y).isWeak())
        && Attributes.text(variable, "grid_mapping").isEmpty()
        && isLocatedByPlanes(file, variable);
  }

  /** Whether the variable holds plain numbers. */
  static boolean isNumber(final Variable variable) {
    return variable.getDataType().isNumeric();
  }

  /** Positions of the outer dimensions, outermost first. */
  int[] outer() {
    return IntStream.range(0, variable.getRank())
        .filter(i -> i != xDimension && i != yDimension)
        .toArray();
  }
}
