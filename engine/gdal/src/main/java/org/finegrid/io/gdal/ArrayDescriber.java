package org.finegrid.io.gdal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.Dimension;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.SourceCoordinates;
import org.finegrid.internal.io.cf.BandNames;
import org.finegrid.internal.io.cf.CfAttributes;
import org.finegrid.internal.io.cf.CfTime;
import org.gdal.gdal.Band;
import org.gdal.gdal.Dataset;
import org.gdal.osr.SpatialReference;

/** Describes an array from its metadata and that of its coordinates. */
final class ArrayDescriber {
  private static final Set<String> FILE_DROPPED = Set.of("_NCProperties", "_Format", "node_offset");

  private final ArrayFile file;
  private final GridArray array;
  private final Map<String, Object> global;

  ArrayDescriber(final ArrayFile file, final GridArray array) {
    this.file = file;
    this.array = array;
    this.global = new LinkedHashMap<>(file.globalAttributes());
  }

  /**
   * The raster of an array.
   *
   * @param bands the array as bands
   */
  GdalReader.Layout layout(final Dataset bands) {
    final int count = bands.getRasterCount();
    if (array.planes() != count
        || array.dimensions().get(array.xDimension()).size() != bands.getRasterXSize()
        || array.dimensions().get(array.yDimension()).size() != bands.getRasterYSize()) {
      throw new RasterException(
          file.name()
              + ": corrupt: GDAL does not give the cells that the dimensions of "
              + array.shortName()
              + " promise");
    }
    final boolean statedEdges = Integer.valueOf(1).equals(global.get("node_offset"));
    global.keySet().removeAll(FILE_DROPPED);
    final ArrayAxis x = axis(array.xDimension(), false, statedEdges);
    final ArrayAxis y = axis(array.yDimension(), true, statedEdges);
    final List<Dimension> dimensions =
        Arrays.stream(array.outer()).mapToObj(i -> outer(array.dimensions().get(i))).toList();
    final CellRules rules = CellRules.of(bands.GetRasterBand(1));
    final CellRules[] all = new CellRules[count];
    Arrays.fill(all, rules);
    final RasterDescription description =
        new RasterDescription(
            new GridGeometry(x.axis(), y.axis(), reference(bands, x)),
            describe(dimensions, count),
            dimensions,
            array.shortName(),
            array.attributesWithout(
                key -> CfAttributes.ofStorage(key) || CfAttributes.OF_PLACE.contains(key)),
            global,
            rules.type(),
            rules.noData(),
            storage(bands),
            Optional.of(new SourceCoordinates(x.label(), y.label(), y.reversed(), scalars())));
    return new GdalReader.Layout(
        description,
        IntStream.rangeClosed(1, count).toArray(),
        all,
        y.reversed(),
        CellMask.none(),
        List.of());
  }

  private ArrayAxis axis(final int position, final boolean falling, final boolean statedEdges) {
    final GridArray.Along along = array.dimensions().get(position);
    return file.array(along.coordinate())
        .map(coordinate -> ArrayAxis.of(coordinate, file.values(coordinate), falling, statedEdges))
        .orElseGet(() -> ArrayAxis.counting(along));
  }

  private Dimension outer(final GridArray.Along along) {
    return file.array(along.coordinate())
        .map(coordinate -> dimension(along.name(), coordinate))
        .orElseGet(
            () ->
                new Dimension(
                    along.name(),
                    IntStream.range(0, along.size()).asDoubleStream().toArray(),
                    Optional.empty(),
                    Map.of(),
                    List.of()));
  }

  private Dimension dimension(final String name, final GridArray coordinate) {
    final double[] values = file.values(coordinate);
    return new Dimension(
        name,
        values,
        bounds(coordinate, values.length),
        coordinate.attributesWithout(CfAttributes::ofStorage),
        CfTime.texts(values, coordinate.text("units"), coordinate.text("calendar")));
  }

  private Optional<double[][]> bounds(final GridArray coordinate, final int n) {
    final String plain = coordinate.text("bounds");
    final String name = plain.isEmpty() ? coordinate.text("climatology") : plain;
    return (name.isEmpty() ? Optional.<GridArray>empty() : file.array(coordinate.sibling(name)))
        .map(file::values)
        .filter(pairs -> pairs.length == 2 * n)
        .map(
            pairs ->
                IntStream.range(0, n)
                    .mapToObj(i -> new double[] {pairs[2 * i], pairs[2 * i + 1]})
                    .toArray(double[][]::new));
  }

  /** Coordinates of one value that hold for the whole array. */
  private List<Dimension> scalars() {
    final List<Dimension> found = new ArrayList<>();
    for (final String name : array.text("coordinates").trim().split("\\s+")) {
      file.array(array.sibling(name))
          .filter(each -> each.dimensions().isEmpty() && each.isNumeric())
          .ifPresent(each -> found.add(dimension(each.lastName(), each)));
    }
    return found;
  }

  private List<BandDescription> describe(final List<Dimension> dimensions, final int count) {
    final int[] sizes = dimensions.stream().mapToInt(Dimension::size).toArray();
    final BandNames names = new BandNames(array.shortName(), dimensions);
    final List<BandDescription> bands = new ArrayList<>(count);
    for (int band = 0; band < count; band++) {
      final int[] steps = new int[sizes.length];
      int rest = band;
      for (int i = sizes.length - 1; i >= 0; i--) {
        steps[i] = rest % sizes[i];
        rest /= sizes[i];
      }
      bands.add(
          new BandDescription(
              names.of(steps), array.text("units"), array.text("standard_name"), steps, Map.of()));
    }
    return bands;
  }

  private static CoordinateReference reference(final Dataset bands, final ArrayAxis x) {
    final SpatialReference stated = bands.GetSpatialRef();
    if (stated == null) {
      return x.reference();
    }
    try {
      return GdalReferences.of(stated, Optional.empty());
    } finally {
      stated.delete();
    }
  }

  private static String storage(final Dataset bands) {
    final Band band = bands.GetRasterBand(1);
    final int[] width = new int[1];
    final int[] height = new int[1];
    band.GetBlockSize(width, height);
    return "array, chunks " + width[0] + " x " + height[0];
  }
}
