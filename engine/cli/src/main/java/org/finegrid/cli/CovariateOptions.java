package org.finegrid.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.finegrid.downscale.Covariates;
import org.finegrid.downscale.Covariates.Covariate;
import org.finegrid.downscale.Covariates.Kind;
import org.finegrid.downscale.RasterSource;
import org.finegrid.internal.io.SamePath;
import org.finegrid.io.ReadOptions;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options of the commands that take fine fields which the raster goes with. */
final class CovariateOptions {
  @Option(
      names = "--elevation",
      paramLabel = "FILE",
      converter = RasterName.Converter.class,
      description = "fine elevation to learn from (or FILE:VARIABLE)")
  private RasterName elevation;

  @Option(
      names = "--land",
      paramLabel = "FILE",
      converter = RasterName.Converter.class,
      description = "fine share of land, likewise")
  private RasterName land;

  @Option(
      names = "--climatology",
      paramLabel = "FILE",
      converter = RasterName.Converter.class,
      description = "fine mean of other years, likewise: 1 or 12 steps")
  private RasterName climatology;

  @Option(
      names = "--covariate",
      paramLabel = "NAME=FILE",
      converter = Named.Converter.class,
      description = "any other fine field, one or more times")
  private List<Named> others = new ArrayList<>();

  @Option(
      names = "--lapse-rate",
      paramLabel = "RATE",
      description = "fixed for temperature: -6.5K/km, monthly")
  private String lapseRate;

  @Option(
      names = "--hypsometric",
      paramLabel = "T",
      description = "pressure by height; T at sea level: 15C")
  private String hypsometric;

  /**
   * A field with a name.
   *
   * @param name the name
   * @param raster the field
   */
  record Named(String name, RasterName raster) {

    /** Reads {@code NAME=FILE}. */
    static final class Converter implements ITypeConverter<Named> {
      @Override
      public Named convert(final String text) {
        final int equals = text.indexOf('=');
        if (equals < 0) {
          throw new TypeConversionException(
              "'" + text + "' has no name; write it as in slope=terrain.nc");
        }
        return new Named(text.substring(0, equals), RasterName.of(text.substring(equals + 1)));
      }
    }
  }

  /**
   * The request.
   *
   * @param reading how the input is read: whose code reads, and whether other machines are allowed,
   *     holds for every raster
   */
  Covariates covariates(final ReadOptions reading) {
    final List<Covariate> fields = new ArrayList<>();
    field(Kind.ELEVATION, "elevation", elevation, reading).ifPresent(fields::add);
    field(Kind.LAND, "land", land, reading).ifPresent(fields::add);
    field(Kind.CLIMATOLOGY, "climatology", climatology, reading).ifPresent(fields::add);
    for (final Named each : others) {
      field(Kind.OTHER, each.name(), each.raster(), reading).ifPresent(fields::add);
    }
    return new Covariates(fields, Optional.ofNullable(lapseRate), Optional.ofNullable(hypsometric));
  }

  private static Optional<Covariate> field(
      final Kind kind, final String name, final RasterName raster, final ReadOptions reading) {
    return Optional.ofNullable(raster)
        .map(
            given ->
                new Covariate(
                    kind,
                    name,
                    RasterSource.of(given.file())
                        .withReading(reading.withVariable(given.variable()))));
  }

  /** Whether there are none. */
  boolean isEmpty() {
    return rasters().findAny().isEmpty();
  }

  /** Whether a file is one of them. */
  boolean include(final Path file) {
    return rasters().anyMatch(each -> SamePath.of(each.file(), file));
  }

  private Stream<RasterName> rasters() {
    return Stream.concat(
            Stream.of(elevation, land, climatology), others.stream().map(Named::raster))
        .filter(Objects::nonNull);
  }
}
