package org.finegrid.smoke;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import org.finegrid.grid.Axis;
import org.finegrid.grid.GridGeometry;
import org.finegrid.internal.score.BlockMeans;
import org.finegrid.internal.score.CellWeights;

/** Whether a fine raster is one of a coarse raster: its place, its gaps, its means. */
final class FineCheck {

  /** The NoData value of the processes' results. */
  private static final double NO_DATA = -9999;

  /** Share of the coarse cells' standard deviation by which a mean may be off. */
  private static final double MASS = 1e-6;

  /** Share of a cell by which an edge may be off. */
  private static final double PLACE = 1e-6;

  /** Share of the coarse cells' standard deviation that a model changes somewhere. */
  private static final double DETAIL = 1e-3;

  private final GdalPrograms gdal;

  /** Reads GeoTIFFs with GDAL as well, where that is installed. */
  FineCheck(final GdalPrograms gdal) {
    this.gdal = gdal;
  }

  /** Checks a GeoTIFF, and answers it. */
  Raster tiff(final byte[] bytes, final Raster coarse, final int factor) {
    return TemporaryFile.with(
        bytes,
        file -> {
          final Raster fine = Raster.ofTiff(file);
          final String name = fine.grid().reference().name();
          final String expected = coarse.grid().reference().name();
          CheckFailure.unless(
              name.equals(expected),
              "the coordinate reference is " + name + " and should be " + expected);
          fine(fine, coarse, factor);
          gdal.agrees(file, fine);
          return fine;
        });
  }

  /** Checks an ArcGrid, and answers it. */
  Raster arcGrid(final String text, final Raster coarse, final int factor) {
    final Raster fine = Raster.ofArcGrid(text).in(coarse.grid().reference());
    fine(fine, coarse, factor);
    return fine;
  }

  private static void fine(final Raster fine, final Raster coarse, final int factor) {
    CheckFailure.unless(
        fine.bands().length == coarse.bands().length,
        fine.bands().length + " bands came of " + coarse.bands().length);
    axis("columns", fine.grid().x(), coarse.grid().x(), factor);
    axis("rows", fine.grid().y(), coarse.grid().y(), factor);
    final boolean tagged = fine.noData().isPresent() && fine.noData().getAsDouble() == NO_DATA;
    CheckFailure.unless(tagged, "NoData should be " + NO_DATA + ", and is " + fine.noData());
    for (int band = 0; band < fine.bands().length; band++) {
      cells(fine.bands()[band], coarse.bands()[band], fine.grid(), factor);
    }
  }

  private static void axis(
      final String what, final Axis fine, final Axis coarse, final int factor) {
    CheckFailure.unless(
        fine.size() == coarse.size() * factor,
        fine.size() + " " + what + " came, and " + coarse.size() * factor + " were expected");
    final double tolerance = PLACE * Math.abs(fine.edge(1) - fine.edge(0));
    for (final int index : new int[] {0, coarse.size()}) {
      final double edge = fine.edge(index * factor);
      CheckFailure.unless(
          Math.abs(edge - coarse.edge(index)) <= tolerance,
          "the outer edges of the " + what + " moved: " + edge + ", not " + coarse.edge(index));
    }
  }

  private static void cells(
      final double[] fine, final double[] coarse, final GridGeometry grid, final int factor) {
    gaps(fine, coarse, grid.width(), factor);
    final double[] means = BlockMeans.of(fine, grid.window(), factor, CellWeights.of(grid));
    final DoubleSummaryStatistics values =
        Arrays.stream(coarse).filter(Raster::isData).summaryStatistics();
    final double std = deviation(coarse, values.getAverage());
    final double largest = Math.max(Math.abs(values.getMin()), Math.abs(values.getMax()));
    // Cells are 32-bit floats: means of them cannot be closer than these are spaced.
    final double tolerance = MASS * std + Math.ulp((float) largest);
    for (int i = 0; i < coarse.length; i++) {
      if (Raster.isData(coarse[i])) {
        CheckFailure.unless(
            Math.abs(means[i] - coarse[i]) <= tolerance,
            "a coarse cell of "
                + coarse[i]
                + " became cells whose mean is "
                + means[i]
                + ", row "
                + i / (grid.width() / factor)
                + ", column "
                + i % (grid.width() / factor));
      }
    }
    if (factor > 1 && std > 0) {
      CheckFailure.unless(
          detail(fine, coarse, grid.width(), factor) > DETAIL * std,
          "the fine cells only repeat the coarse ones");
    }
  }

  private static void gaps(
      final double[] fine, final double[] coarse, final int width, final int factor) {
    for (int i = 0; i < fine.length; i++) {
      final int of = of(i, width, factor);
      CheckFailure.unless(
          Raster.isData(fine[i]) == Raster.isData(coarse[of]),
          "NoData moved: the cell of row "
              + i / width
              + ", column "
              + i % width
              + " is "
              + fine[i]
              + ", its coarse cell "
              + coarse[of]);
    }
  }

  /** The coarse cell that a fine one is part of. */
  private static int of(final int index, final int width, final int factor) {
    return index / width / factor * (width / factor) + index % width / factor;
  }

  private static double detail(
      final double[] fine, final double[] coarse, final int width, final int factor) {
    double largest = 0;
    for (int i = 0; i < fine.length; i++) {
      if (Raster.isData(fine[i])) {
        largest = Math.max(largest, Math.abs(fine[i] - coarse[of(i, width, factor)]));
      }
    }
    return largest;
  }

  private static double deviation(final double[] values, final double mean) {
    return Math.sqrt(
        Arrays.stream(values)
            .filter(Raster::isData)
            .map(value -> (value - mean) * (value - mean))
            .average()
            .orElse(0));
  }
}
