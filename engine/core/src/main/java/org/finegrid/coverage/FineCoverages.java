package org.finegrid.coverage;

import java.awt.Color;
import java.awt.image.RenderedImage;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.finegrid.downscale.DownscaleMethod;
import org.finegrid.downscale.Downscaler;
import org.finegrid.downscale.ProgressListener;
import org.finegrid.downscale.RasterSource;
import org.finegrid.downscale.RunOptions;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.coverage.ArrayTiles;
import org.finegrid.internal.coverage.FineImage;
import org.finegrid.internal.coverage.TileGrid;
import org.finegrid.internal.io.StoredNoData;
import org.finegrid.io.ArrayRaster;
import org.finegrid.model.ModelRepository;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.Category;
import org.geotools.coverage.GridSampleDimension;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.GridCoverageFactory;
import org.geotools.referencing.CRS;

/** Fine coverages made of a coarse one: over the same ground, with its names and units. */
public final class FineCoverages {

  /**
   * What stands for NoData in fine coverages. Not NaN: GeoTools writes no tag for it, so readers of
   * the file could not distinguish it from data.
   */
  public static final float NO_DATA = -9999f;

  private static final int TILE = 512;
  private static final Color INVISIBLE = new Color(0, 0, 0, 0);

  private final CoverageReader coarse;
  private final RasterSource source;
  private final CoordinateReferenceSystem reference;

  /**
   * Coverages over what is made of a coarse one.
   *
   * @param coarse reads the coarse one
   * @param source the bands that are taken of it, and the reference that is stated for it
   * @throws RasterException where that reference is not known, or a box is to be taken
   */
  public FineCoverages(final CoverageReader coarse, final RasterSource source) {
    if (source.part().bbox().isPresent()) {
      throw RasterException.invalid(
          ParameterName.BBOX, "a coverage is taken as a whole; crop it before");
    }
    this.coarse = coarse;
    this.source = source;
    this.reference = reference(coarse, source);
  }

  /**
   * Makes a coverage finer in memory, with the models of this user.
   *
   * @throws RasterException with a code and a sentence for the user
   */
  public static GridCoverage2D downscale(
      final GridCoverage2D coarse, final DownscaleMethod method) {
    final CoverageReader reader = CoverageReader.of(coarse);
    final RasterSource source = RasterSource.of(reader);
    return new FineCoverages(reader, source).of(Downscaler.downscale(source, method).raster());
  }

  /**
   * Makes a coverage finer in memory.
   *
   * @param reader reads the coarse one
   * @param source the reader's raster, with the bands to take and the reference to state
   * @param cancelled asked often; once it answers true, the run ends within a second
   * @throws RasterException with a code and a sentence for the user
   * @see Downscaler#downscale(RasterSource, DownscaleMethod, RunOptions, ModelRepository,
   *     ProgressListener, BooleanSupplier)
   */
  public static GridCoverage2D downscale(
      final CoverageReader reader,
      final RasterSource source,
      final DownscaleMethod method,
      final RunOptions run,
      final ModelRepository models,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    // Refused before the run, where it can be.
    final FineCoverages coverages = new FineCoverages(reader, source);
    return coverages.of(
        Downscaler.downscale(source, method, run, models, progress, cancelled).raster());
  }

  private GridCoverage2D of(final ArrayRaster fine) {
    final TileGrid grid =
        new TileGrid(fine.width(), fine.height(), fine.description().bands().size(), TILE);
    final StoredNoData rules = StoredNoData.of(true, OptionalDouble.of(NO_DATA));
    return of(
        new FineImage(new ArrayTiles(fine, grid, rules), grid, NO_DATA),
        fine.description().globalAttributes());
  }

  /**
   * A coverage of fine cells.
   *
   * @param image the cells, counted from 0, with {@link #NO_DATA} where there is no data
   * @param provenance how they were made, such as {@code finegrid_model}: properties of the
   *     coverage
   */
  public GridCoverage2D of(final RenderedImage image, final Map<String, Object> provenance) {
    final int factor = image.getWidth() / coarse.description().geometry().width();
    return new GridCoverageFactory()
        .create(
            coarse.coverage().getName(),
            image,
            coarse.placement().fine(factor, image.getWidth(), image.getHeight(), reference),
            bands(),
            null,
            provenance);
  }

  private static CoordinateReferenceSystem reference(
      final CoverageReader coarse, final RasterSource source) {
    final Optional<String> stated = source.crs();
    if (stated.isEmpty()) {
      return coarse.placement().crs();
    }
    try {
      // Longitude first, as data without a reference have it.
      return stated.get().toUpperCase(Locale.ROOT).contains("EPSG:")
          ? CRS.decode(stated.get(), true)
          : CRS.parseWKT(stated.get());
    } catch (FactoryException e) {
      throw RasterException.invalid(
          ParameterName.CRS, "'" + stated.get() + "' is not known to GeoTools here");
    }
  }

  private GridSampleDimension[] bands() {
    final int count = coarse.coverage().getNumSampleDimensions();
    return IntStream.of(source.part().bandIndices(count))
        .mapToObj(this::band)
        .toArray(GridSampleDimension[]::new);
  }

  private GridSampleDimension band(final int number) {
    final GridSampleDimension of = coarse.coverage().getSampleDimension(number);
    final Category gaps = new Category(Category.NODATA.getName(), INVISIBLE, (double) NO_DATA);
    return new GridSampleDimension(of.getDescription(), new Category[] {gaps}, of.getUnits());
  }
}
