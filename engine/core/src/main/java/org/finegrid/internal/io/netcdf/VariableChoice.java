package org.finegrid.internal.io.netcdf;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.finegrid.io.ReadOptions;
import ucar.nc2.Group;
import ucar.nc2.Variable;

/** Which variable of a file is meant. */
final class VariableChoice {
  private VariableChoice() {}

  /**
   * The requested variable, or the only one.
   *
   * @throws RasterException with the names there are, where the choice is not clear; with what to
   *     do, where the cells lie on no axes
   */
  static GriddedVariable choose(final OpenFile file, final ReadOptions options) {
    if (options.variable().isPresent()) {
      return named(file, options.variable().get());
    }
    final List<Variable> candidates = candidates(file);
    if (candidates.size() == 1) {
      return GriddedVariable.of(file, candidates.get(0)).orElseThrow();
    }
    if (candidates.isEmpty()) {
      throw none(file);
    }
    throw file.refusal(
        ErrorCode.MISSING_PARAMETER,
        ParameterName.VARIABLE,
        String.format(
            Locale.ROOT,
            "holds %d variables; choose one with %s: %s",
            candidates.size(),
            ParameterName.VARIABLE.placeholder(),
            names(candidates)));
  }

  /**
   * The names of all variables on a grid that are not there to describe others.
   *
   * @throws RasterException with what to do, where there is none
   */
  static List<String> all(final OpenFile file) {
    final List<Variable> candidates = candidates(file);
    if (candidates.isEmpty()) {
      throw none(file);
    }
    return candidates.stream().map(VariableChoice::name).toList();
  }

  private static GriddedVariable named(final OpenFile file, final String name) {
    final Optional<Variable> found =
        file.file().getVariables().stream().filter(each -> name(each).equals(name)).findFirst();
    if (found.isEmpty()) {
      final List<Variable> candidates = candidates(file);
      throw candidates.isEmpty()
          ? none(file)
          : file.absence("has no variable '" + name + "'; it holds: " + names(candidates));
    }
    return GriddedVariable.of(file, found.get())
        .orElseThrow(
            () ->
                GriddedVariable.isLocatedByPlanes(file, found.get())
                    ? curvilinear(file, name)
                    : file.refusal(
                        "the variable "
                            + name
                            + " is not gridded: it lacks two dimensions with coordinates of columns and rows"));
  }

  /** Variables on a grid that are not there to describe others. */
  private static List<Variable> candidates(final OpenFile file) {
    final Set<String> helpers = new HashSet<>();
    for (final Variable each : file.file().getVariables()) {
      helpers.addAll(GriddedVariable.listed(each));
      helpers.add(Attributes.text(each, "bounds"));
      helpers.add(Attributes.text(each, "grid_mapping"));
    }
    return file.file().getVariables().stream()
        .filter(each -> !helpers.contains(each.getShortName()))
        .filter(each -> !CoordinateRole.of(each).isEarth())
        .filter(each -> GriddedVariable.of(file, each).isPresent())
        .toList();
  }

  private static RasterException none(final OpenFile file) {
    return file.file().getVariables().stream()
        .filter(GriddedVariable::isNumber)
        .filter(each -> each.getRank() >= 2 && !CoordinateRole.of(each).isEarth())
        .filter(each -> GriddedVariable.isLocatedByPlanes(file, each))
        .findFirst()
        .map(each -> curvilinear(file, name(each)))
        .orElseGet(
            () ->
                file.absence(
                    "holds no gridded variable, that is, with coordinates of columns and rows"));
  }

  private static RasterException curvilinear(final OpenFile file, final String name) {
    return file.refusal(
        name
            + " lies on a curvilinear grid, with a latitude and a longitude for each cell; remap it to a regular one first, with cdo remapcon or gdalwarp -geoloc");
  }

  private static String names(final List<Variable> variables) {
    return String.join(", ", variables.stream().map(VariableChoice::name).toList());
  }

  /** A variable's name as users write it, with its groups where it is in one. */
  static String name(final Variable variable) {
    String name = variable.getShortName();
    for (Group group = variable.getParentGroup();
        group != null && !group.isRoot();
        group = group.getParentGroup()) {
      name = group.getShortName() + "/" + name;
    }
    return name;
  }
}
