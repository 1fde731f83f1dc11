package org.finegrid.downscale;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.climate.covariate.LapseRate;
import org.finegrid.internal.climate.covariate.PressureRatio;
import org.finegrid.io.RasterReader;

/**
 * Fine fields that a raster goes with, such as elevation. They say where within a coarse cell the
 * raster is likely to be higher or lower; how much, is learned from the coarse cells around it, and
 * where they have nothing to do with the raster, nothing changes. Each may be on any grid. Begin
 * with {@link #none()}.
 *
 * @param fields the fields
 * @param lapseRate how far temperature falls with height, in place of what could be learned: {@code
 *     -6.5K/km}, {@code monthly}
 * @param hypsometric the air temperature at sea level by which pressure falls with height, in place
 *     of what could be learned: {@code 15C}, {@code 288.15K}
 */
public record Covariates(
    List<Covariate> fields, Optional<String> lapseRate, Optional<String> hypsometric) {

  /** How a field acts. */
  public enum Kind {
    /** Height of the ground above the sea; NoData is sea. */
    ELEVATION(ParameterName.ELEVATION),
    /** Share of land, in which sea is used only where it has data. */
    LAND(ParameterName.LAND),
    /** The mean of other years: one step, or one for each month. It acts alone. */
    CLIMATOLOGY(ParameterName.CLIMATOLOGY),
    /** Anything else. */
    OTHER(ParameterName.COVARIATE);

    private final ParameterName parameter;

    Kind(final ParameterName parameter) {
      this.parameter = parameter;
    }

    /** The parameter by which it is given. */
    public ParameterName parameter() {
      return parameter;
    }
  }

  /**
   * One field.
   *
   * @param kind how it acts
   * @param name what messages, reports and metadata call it
   * @param source the raster that holds it
   */
  public record Covariate(Kind kind, String name, RasterSource source) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    /**
     * Refuses a name that is none.
     *
     * @throws RasterException that names the parameter
     */
    public Covariate {
      if (!NAME.matcher(name).matches()) {
        throw RasterException.invalid(
            kind.parameter(),
            "'" + name + "' is not a name of letters, digits and underscores, a letter first");
      }
    }

    /**
     * Opens the raster that holds it.
     *
     * @throws RasterException where it cannot be read as asked
     */
    public RasterReader open() {
      try {
        return source.open();
      } catch (RasterException e) {
        // A variable is chosen with the field's own parameter: the other is that of the input.
        throw e.edit(
            text ->
                text.replace(ParameterName.VARIABLE.placeholder(), kind.parameter().placeholder()));
      }
    }

    /**
     * Opens it on the grid of a raster, by area averages.
     *
     * @param raster the raster; for each of its bands the result has the step that belongs to it
     * @param scratch a directory for a temporary file
     * @return a reader, to be closed by the caller
     * @throws RasterException where it cannot be brought onto that grid
     */
    public RasterReader openOn(final RasterDescription raster, final Path scratch) {
      return CovariatePlacement.of(this, raster, scratch);
    }
  }

  /**
   * Refuses fields that cannot act together.
   *
   * @throws RasterException that names the parameter
   */
  public Covariates {
    fields = List.copyOf(fields);
    final Set<String> names = new HashSet<>();
    for (final Covariate each : fields) {
      if (!names.add(each.name())) {
        throw RasterException.invalid(each.kind().parameter(), "'" + each.name() + "' comes twice");
      }
    }
    if (lapseRate.isPresent()) {
      LapseRate.parse(lapseRate.get());
      checkFixed(ParameterName.LAPSE_RATE, fields);
    }
    if (hypsometric.isPresent()) {
      PressureRatio.parse(hypsometric.get());
      checkFixed(ParameterName.HYPSOMETRIC, fields);
    }
  }

  private static void checkFixed(final ParameterName parameter, final List<Covariate> fields) {
    final Predicate<Covariate> elevation = each -> each.kind() == Kind.ELEVATION;
    if (fields.stream().noneMatch(elevation)) {
      throw RasterException.invalid(
          parameter, "needs " + ParameterName.ELEVATION.placeholder() + " beside it");
    }
    fields.stream()
        .filter(elevation.negate())
        .findFirst()
        .ifPresent(
            other -> {
              throw RasterException.invalid(
                  parameter,
                  "acts with "
                      + ParameterName.ELEVATION.placeholder()
                      + " alone; leave "
                      + other.kind().parameter().placeholder()
                      + " out");
            });
  }

  /** No fields: the raster alone. */
  public static Covariates none() {
    return new Covariates(List.of(), Optional.empty(), Optional.empty());
  }

  /** Whether there are any. */
  public boolean isEmpty() {
    return fields.isEmpty();
  }

  /** Those that act: climatologies alone, where there are any, as others add nothing to them. */
  public List<Covariate> acting() {
    final List<Covariate> climatologies =
        fields.stream().filter(each -> each.kind() == Kind.CLIMATOLOGY).toList();
    return climatologies.isEmpty() ? fields : climatologies;
  }

  /** These and the elevation of a file. */
  public Covariates withElevation(final Path file) {
    return withElevation(RasterSource.of(file));
  }

  /** These and an elevation. */
  public Covariates withElevation(final RasterSource source) {
    return with(new Covariate(Kind.ELEVATION, "elevation", source));
  }

  /** These and the share of land. */
  public Covariates withLand(final RasterSource source) {
    return with(new Covariate(Kind.LAND, "land", source));
  }

  /** These and a mean of other years. */
  public Covariates withClimatology(final RasterSource source) {
    return with(new Covariate(Kind.CLIMATOLOGY, "climatology", source));
  }

  /** These and another field. */
  public Covariates with(final Covariate field) {
    final List<Covariate> more = new ArrayList<>(fields);
    more.add(field);
    return new Covariates(more, lapseRate, hypsometric);
  }

  /** These with a fixed lapse rate of temperature. */
  public Covariates withLapseRate(final String value) {
    return new Covariates(fields, Optional.of(value), hypsometric);
  }

  /** These with pressure by the hypsometric equation. */
  public Covariates withHypsometric(final String seaLevelTemperature) {
    return new Covariates(fields, lapseRate, Optional.of(seaLevelTemperature));
  }
}
