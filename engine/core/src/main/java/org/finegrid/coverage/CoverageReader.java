package org.finegrid.coverage;

import java.awt.Rectangle;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.Window;
import org.finegrid.internal.coverage.CoverageNoData;
import org.finegrid.internal.coverage.CoveragePlacement;
import org.finegrid.io.RasterReader;
import org.geotools.coverage.GridSampleDimension;
import org.geotools.coverage.grid.GridCoverage2D;

/** A coverage as the engine reads rasters: by windows, NaN for NoData. */
public final class CoverageReader implements RasterReader {
  /** What Java calls temporary files, such as those in which a server puts what it was sent. */
  private static final Pattern TEMPORARY = Pattern.compile("[A-Za-z_-]*\\d{12,20}[A-Za-z._-]*");

  private final GridCoverage2D coverage;
  private final RenderedImage image;
  private final CoveragePlacement placement;
  private final CoverageNoData noData;
  private final RasterDescription description;

  private CoverageReader(
      final GridCoverage2D coverage, final CoveragePlacement placement, final String unit) {
    this.coverage = coverage;
    this.image = coverage.getRenderedImage();
    this.placement = placement;
    this.noData = CoverageNoData.of(coverage);
    this.description =
        new RasterDescription(
            placement.geometry(),
            bands(coverage, unit),
            List.of(),
            "",
            Map.of(),
            Map.of(),
            "",
            OptionalDouble.empty(),
            "coverage");
  }

  /**
   * Reads a coverage, which stays the caller's.
   *
   * @throws org.finegrid.grid.RasterException where its cells do not lie along its axes
   */
  public static CoverageReader of(final GridCoverage2D coverage) {
    return new CoverageReader(coverage, CoveragePlacement.of(coverage), "");
  }

  /** Reads the same coverage, with a unit for bands that state none, such as those of a GeoTIFF. */
  public CoverageReader withUnit(final String unit) {
    return new CoverageReader(coverage, placement, unit);
  }

  private static List<BandDescription> bands(final GridCoverage2D coverage, final String usual) {
    final List<BandDescription> bands = new ArrayList<>();
    for (final GridSampleDimension each : coverage.getSampleDimensions()) {
      final String name = String.valueOf(each.getDescription());
      final String unit = each.getUnits() == null ? usual : each.getUnits().toString();
      // Not what the coverage is called: a file's name does not count at the command line either.
      bands.add(
          new BandDescription(
              TEMPORARY.matcher(name).matches() ? "band " + (bands.size() + 1) : name,
              unit,
              "",
              new int[0],
              Map.of()));
    }
    return bands;
  }

  /** The coverage. */
  GridCoverage2D coverage() {
    return coverage;
  }

  /** Where the coverage lies. */
  CoveragePlacement placement() {
    return placement;
  }

  @Override
  public RasterDescription description() {
    return description;
  }

  @Override
  public void read(final int[] bands, final Window window, final double[][] planes) {
    final Rectangle area =
        new Rectangle(
            image.getMinX() + window.column(),
            image.getMinY() + window.row(),
            window.width(),
            window.height());
    final Raster cells = cells(area);
    for (int i = 0; i < bands.length; i++) {
      cells.getSamples(area.x, area.y, area.width, area.height, bands[i], planes[i]);
      noData.mark(bands[i], area, planes[i]);
    }
  }

  /** One thread at a time: not every image of a server can be read by several. */
  private synchronized Raster cells(final Rectangle area) {
    return image.getData(area);
  }

  @Override
  public void close() {
    // The coverage is its owner's to let go.
  }
}
