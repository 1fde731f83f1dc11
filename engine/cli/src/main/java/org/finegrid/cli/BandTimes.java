package org.finegrid.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.Dimension;
import org.finegrid.grid.RasterDescription;
import org.finegrid.internal.io.cf.CfTime;

/** The times of a raster's bands, where it has any. */
final class BandTimes {
  private static final Pattern SECONDS = Pattern.compile("\\s*(-?\\d{1,15})\\b");

  private final RasterDescription raster;
  private final int axis;
  private final List<String> times;
  private final List<List<String>> bounds;

  BandTimes(final RasterDescription raster) {
    this.raster = raster;
    this.axis =
        IntStream.range(0, raster.dimensions().size())
            .filter(d -> raster.dimensions().get(d).isTime())
            .findFirst()
            .orElse(-1);
    final Optional<Dimension> time =
        axis < 0 ? single() : Optional.of(raster.dimensions().get(axis));
    this.times = time.map(Dimension::times).orElse(List.of());
    this.bounds = time.map(BandTimes::bounds).orElse(List.of());
  }

  /** One time that holds for all bands. */
  private Optional<Dimension> single() {
    return raster.coordinates().stream()
        .flatMap(names -> names.scalars().stream())
        .filter(Dimension::isTime)
        .findFirst();
  }

  private static List<List<String>> bounds(final Dimension time) {
    final double[] ends =
        time.bounds().stream().flatMap(Stream::of).flatMapToDouble(Arrays::stream).toArray();
    final Object calendar = time.attributes().getOrDefault("calendar", "");
    final List<String> texts = CfTime.texts(ends, time.unit(), String.valueOf(calendar));
    return IntStream.range(0, texts.size() / 2)
        .mapToObj(i -> List.of(texts.get(2 * i), texts.get(2 * i + 1)))
        .toList();
  }

  /** The time of a band, in ISO 8601; null, as in JSON, where there is none. */
  Object of(final BandDescription band) {
    final Matcher seconds = SECONDS.matcher(band.metadata().getOrDefault("GRIB_VALID_TIME", ""));
    if (times.isEmpty() && seconds.lookingAt()) {
      // Messages of GRIB that are not one for each step.
      final double[] one = {Double.parseDouble(seconds.group(1))};
      return CfTime.texts(one, "seconds since 1970-01-01", "").stream().findFirst().orElse(null);
    }
    return at(times, band);
  }

  /** Begin and end of the band's time; null where there are none. */
  Object boundsOf(final BandDescription band) {
    return at(bounds, band);
  }

  private Object at(final List<?> steps, final BandDescription band) {
    final int step = axis < 0 ? 0 : band.steps()[axis];
    return step < steps.size() ? steps.get(step) : null;
  }
}
