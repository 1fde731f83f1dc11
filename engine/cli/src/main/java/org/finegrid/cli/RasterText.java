package org.finegrid.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.Dimension;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.IoReason;

/** The facts of a raster on one screen. */
final class RasterText {
  private static final int FEW = 5;

  /** File attributes that describe the content to people. */
  private static final List<String> TELLING =
      List.of("title", "source", "institution", "comment", "references", "license", "history");

  private RasterText() {}

  static String of(final RasterFacts facts) {
    final RasterDescription raster = facts.raster();
    final GridGeometry geometry = raster.geometry();
    final AlignedLines lines =
        new AlignedLines()
            .add("file", fileAndSize(facts.file()))
            .add("format", joined(facts.format(), raster.storedType(), raster.layout()))
            .add("size", geometry.width() + " x " + geometry.height() + " cells")
            .add("cell size", cellSize(facts))
            .add("extent", extent(facts))
            .add("CRS", reference(geometry.reference()))
            .add(
                "NoData",
                raster.noData().stream().mapToObj(AlignedLines::number).findFirst().orElse(""))
            .add("variable", variable(raster));
    raster.dimensions().forEach(dimension -> lines.add(dimension.name(), steps(dimension)));
    bands(raster).forEach(band -> lines.add("bands", band));
    TELLING.stream()
        .filter(raster.globalAttributes()::containsKey)
        .forEach(key -> lines.add(key, AlignedLines.text(raster.globalAttributes().get(key))));
    facts.notes().forEach(note -> lines.add("note", note));
    return lines.text();
  }

  /** A file with its size in brackets; directories and names that are no files here have none. */
  static String fileAndSize(final Path file) {
    if (!Files.isRegularFile(file)) {
      return file.toString();
    }
    final long bytes;
    try {
      bytes = Files.size(file);
    } catch (IOException e) {
      throw new RasterException(file + ": cannot be read (" + IoReason.of(e) + ")", e);
    }
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%s (%.1f kB)", file, bytes / 1e3)
        : String.format(Locale.ROOT, "%s (%.1f MB)", file, bytes / 1e6);
  }

  private static String cellSize(final RasterFacts facts) {
    final GridGeometry geometry = facts.raster().geometry();
    final String unit = geometry.reference().spherical() ? " degrees" : "";
    return AlignedLines.number(RasterFacts.step(geometry.x()))
        + " x "
        + AlignedLines.number(RasterFacts.step(geometry.y()))
        + unit
        + (facts.regular() ? "" : " on average, cells differ");
  }

  private static String extent(final RasterFacts facts) {
    return "west "
        + AlignedLines.number(facts.west())
        + ", south "
        + AlignedLines.number(facts.south())
        + ", east "
        + AlignedLines.number(facts.east())
        + ", north "
        + AlignedLines.number(facts.north())
        + (facts.raster().geometry().wrapsAround() ? " (around the globe)" : "");
  }

  private static String reference(final CoordinateReference reference) {
    return reference.kind() == CoordinateReference.Kind.UNKNOWN
        ? reference.name()
        : reference.name() + " (" + reference.kind().name().toLowerCase(Locale.ROOT) + ")";
  }

  private static String variable(final RasterDescription raster) {
    final Object longName = raster.variableAttributes().get("long_name");
    return longName == null ? raster.variable() : raster.variable() + ": " + longName;
  }

  private static String steps(final Dimension dimension) {
    final String unit =
        dimension.isTime() || dimension.unit().isEmpty() ? "" : " " + dimension.unit();
    if (dimension.size() == 1) {
      return AlignedLines.text(RasterFacts.first(dimension)) + unit;
    }
    return AlignedLines.text(RasterFacts.first(dimension))
        + " to "
        + AlignedLines.text(RasterFacts.last(dimension))
        + unit
        + ", "
        + dimension.size()
        + " steps";
  }

  private static Stream<String> bands(final RasterDescription raster) {
    final List<BandDescription> bands = raster.bands();
    // One more than a few is shown as well: it fits on the line that would report it.
    final int shown = bands.size() <= FEW + 1 ? bands.size() : FEW;
    final Stream<String> first =
        IntStream.range(0, shown).mapToObj(i -> (i + 1) + "  " + band(bands.get(i)));
    return shown == bands.size()
        ? first
        : Stream.concat(first, Stream.of("... and " + (bands.size() - shown) + " more"));
  }

  private static String band(final BandDescription band) {
    return band.unit().isEmpty() ? band.name() : band.name() + " [" + band.unit() + "]";
  }

  private static String joined(final String... parts) {
    return Arrays.stream(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(", "));
  }
}
