package org.finegrid.internal.io.netcdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.Dimension;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.SourceCoordinates;
import org.finegrid.internal.io.cf.BandNames;
import org.finegrid.internal.io.cf.CfAttributes;
import ucar.nc2.Attribute;
import ucar.nc2.Variable;

/** Describes a variable from its metadata and that of its file. */
final class Describer {
  private static final Set<String> FILE_DROPPED = Set.of("_NCProperties", "_Format", "node_offset");

  /** Each band takes some hundred bytes. */
  private static final long MOST_BANDS = 5_000_000;

  private Describer() {}

  /**
   * Describes a variable.
   *
   * @param notes gets what a user should know of it
   */
  static RasterDescription describe(
      final OpenFile file, final GriddedVariable grid, final List<String> notes) {
    final Variable variable = grid.variable();
    final SingleCells singleCells = new SingleCells(file, grid, notes);
    final HorizontalAxis x = HorizontalAxis.columns(file, grid.x(), singleCells);
    final HorizontalAxis y = HorizontalAxis.rows(file, grid.y(), singleCells);
    final List<Dimension> dimensions = OuterDimensions.of(file, grid);
    final List<Dimension> scalars = OuterDimensions.scalars(file, variable);
    Stream.of(dimensions, scalars)
        .flatMap(List::stream)
        .forEach(each -> unreadableTime(each).ifPresent(notes::add));
    final Packing packing = Packing.of(variable);
    final OptionalDouble noData =
        packing.declared().isPresent() && Double.isFinite(packing.declared().getAsDouble())
            ? packing.declared()
            : OptionalDouble.empty();
    return new RasterDescription(
        new GridGeometry(x.axis(), y.axis(), GridReference.of(file, variable, grid.x())),
        bands(file, variable, dimensions, scalars),
        dimensions,
        VariableChoice.name(variable),
        Attributes.ofValues(variable, CfAttributes.OF_PLACE),
        Attributes.map(file.file().getGlobalAttributes(), FILE_DROPPED),
        packing.storedType(),
        noData,
        layout(file, variable),
        Optional.of(new SourceCoordinates(x.label(), y.label(), y.reversed(), scalars)));
  }

  /** A note on steps that are meant to be times and cannot be read as such. */
  private static Optional<String> unreadableTime(final Dimension dimension) {
    if (dimension.isTime() || !dimension.unit().contains(" since ")) {
      return Optional.empty();
    }
    final Object calendar = dimension.attributes().getOrDefault("calendar", "standard");
    return Optional.of(
        "the steps of "
            + dimension.name()
            + " are kept as numbers: not all are times in '"
            + dimension.unit()
            + "' and the calendar "
            + calendar);
  }

  private static List<BandDescription> bands(
      final OpenFile file,
      final Variable variable,
      final List<Dimension> dimensions,
      final List<Dimension> scalars) {
    final int[] sizes = dimensions.stream().mapToInt(Dimension::size).toArray();
    final long count = Arrays.stream(sizes).asLongStream().reduce(1, Describer::product);
    if (count == 0) {
      throw file.refusal("the variable " + variable.getShortName() + " has no steps yet");
    }
    if (count > MOST_BANDS) {
      throw file.refusal(
          "the variable "
              + variable.getShortName()
              + " has "
              + count
              + " steps, more than are read at once; take some of them, such as with: cdo seltimestep");
    }
    final String unit = Attributes.text(variable, "units");
    final String standardName = Attributes.text(variable, "standard_name");
    final BandNames names = new BandNames(VariableChoice.name(variable), dimensions);
    // A single time is part of the name; other coordinates of one value are not.
    final List<Dimension> moments = scalars.stream().filter(Dimension::isTime).toList();
    final String common = new BandNames("", moments).of(new int[moments.size()]);
    final List<BandDescription> bands = new ArrayList<>((int) count);
    final int[] steps = new int[sizes.length];
    for (int band = 0; band < count; band++) {
      bands.add(new BandDescription(names.of(steps) + common, unit, standardName, steps, Map.of()));
      advance(steps, sizes);
    }
    return bands;
  }

  /** A product that stays large where it is too large. */
  private static long product(final long first, final long second) {
    return first == 0 || second == 0 ? 0 : Math.min(MOST_BANDS + 1, first * second);
  }

  private static void advance(final int[] steps, final int[] sizes) {
    for (int i = steps.length - 1; i >= 0; i--) {
      steps[i]++;
      if (steps[i] < sizes[i]) {
        return;
      }
      steps[i] = 0;
    }
  }

  private static String layout(final OpenFile file, final Variable variable) {
    if (file.signature() == NetcdfSignature.CLASSIC) {
      return "NetCDF classic, row by row";
    }
    final Attribute chunks = variable.findAttribute("_ChunkSizes");
    final double[] sizes = Attributes.numbers(chunks);
    return sizes.length == 0
        ? "NetCDF-4"
        : "NetCDF-4, chunks "
            + String.join(
                " x ", Arrays.stream(sizes).mapToObj(size -> Long.toString((long) size)).toList());
  }
}
