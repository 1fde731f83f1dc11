package org.finegrid.internal.io.netcdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.finegrid.grid.Dimension;
import org.finegrid.internal.io.cf.CfTime;
import ucar.nc2.Variable;

/** Time, level and the like, read from their coordinate variables. */
final class OuterDimensions {
  private OuterDimensions() {}

  /** The outer dimensions of a variable, outermost first. */
  static List<Dimension> of(final OpenFile file, final GriddedVariable grid) {
    return Arrays.stream(grid.outer()).mapToObj(position -> at(file, grid, position)).toList();
  }

  private static Dimension at(final OpenFile file, final GriddedVariable grid, final int position) {
    final ucar.nc2.Dimension dimension = grid.variable().getDimension(position);
    final String name =
        dimension.getShortName() == null ? "dim" + position : dimension.getShortName();
    return GriddedVariable.coordinate(file, grid.variable(), dimension)
        .map(coordinate -> described(file, coordinate, name))
        .orElseGet(
            () ->
                new Dimension(
                    name,
                    IntStream.range(0, dimension.getLength()).asDoubleStream().toArray(),
                    Optional.empty(),
                    Map.of(),
                    List.of()));
  }

  /** Coordinates of one value that hold for the whole variable. */
  static List<Dimension> scalars(final OpenFile file, final Variable variable) {
    final List<Dimension> scalars = new ArrayList<>();
    for (final String name : GriddedVariable.listed(variable)) {
      file.related(variable, name)
          .filter(each -> GriddedVariable.isNumber(each) && each.getSize() == 1)
          .filter(each -> each.getRank() == 0 || !sharesDimension(variable, each))
          .ifPresent(each -> scalars.add(described(file, each, name)));
    }
    return scalars;
  }

  /** A coordinate of a dimension with one step is that dimension's, not a scalar. */
  private static boolean sharesDimension(final Variable variable, final Variable coordinate) {
    return variable.getDimensions().containsAll(coordinate.getDimensions());
  }

  private static Dimension described(
      final OpenFile file, final Variable coordinate, final String name) {
    final double[] values = file.values(coordinate);
    return new Dimension(
        name,
        values,
        bounds(file, coordinate, values.length),
        Attributes.ofValues(coordinate, Set.of()),
        CfTime.texts(
            values, Attributes.text(coordinate, "units"), Attributes.text(coordinate, "calendar")));
  }

  private static Optional<double[][]> bounds(
      final OpenFile file, final Variable coordinate, final int n) {
    final String plain = Attributes.text(coordinate, "bounds");
    final String name = plain.isEmpty() ? Attributes.text(coordinate, "climatology") : plain;
    final Optional<Variable> variable =
        name.isEmpty() ? Optional.empty() : file.related(coordinate, name);
    return variable
        .filter(each -> GriddedVariable.isNumber(each) && each.getSize() == 2L * n)
        .map(file::values)
        .map(
            pairs ->
                IntStream.range(0, n)
                    .mapToObj(i -> new double[] {pairs[2 * i], pairs[2 * i + 1]})
                    .toArray(double[][]::new));
  }
}
