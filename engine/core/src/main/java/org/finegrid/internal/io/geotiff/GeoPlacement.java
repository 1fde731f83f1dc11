package org.finegrid.internal.io.geotiff;

import java.util.Optional;
import java.util.OptionalInt;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.CoordinateReference.Kind;
import org.finegrid.grid.GeoKeys;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RegularAxis;
import org.finegrid.internal.io.crs.CrsConverter;
import org.finegrid.internal.io.crs.GeoKeyDirectory;

/** Reads where a GeoTIFF lies, without asking any registry what its codes mean. */
final class GeoPlacement {
  private static final int POINT = 2;
  private static final String ROTATED =
      "its rows and columns do not run along the axes of its coordinates (rotation or shear)";

  private GeoPlacement() {}

  /**
   * The grid of a file; cells from 0 on, unit size, where nothing places it.
   *
   * @param beside the geotransform that a file beside it gives, which goes before its own
   * @throws org.finegrid.grid.RasterException where the grid is rotated or placed by control points
   */
  static GridGeometry read(
      final TiffFile file,
      final TiffDirectory tags,
      final int width,
      final int height,
      final Optional<double[]> beside) {
    final Optional<GeoKeys> keys = keys(tags);
    final GeoKeyDirectory directory = keys.map(GeoKeyDirectory::of).orElseGet(GeoKeyDirectory::new);
    final boolean point = directory.code(GeoKeyDirectory.RASTER_TYPE).orElse(1) == POINT;
    final double shift = point && beside.isEmpty() ? 0.5 : 0;
    final double[] affine =
        beside
            .map(given -> aligned(file, given, width, height))
            .orElseGet(() -> affine(file, tags, width, height));
    final double left = affine[0] - shift * affine[1];
    final double top = affine[3] - shift * affine[5];
    if (!RegularAxis.isSound(left, affine[1], width)
        || !RegularAxis.isSound(top, affine[5], height)) {
      throw file.corrupt("its cells have no size or no position");
    }
    return new GridGeometry(
        new RegularAxis(left, affine[1], width),
        new RegularAxis(top, affine[5], height),
        reference(keys, directory));
  }

  private static double[] aligned(
      final TiffFile file, final double[] affine, final int width, final int height) {
    if (!GridGeometry.isAligned(affine[1], affine[4], affine[5], affine[2], width, height)) {
      throw file.unfit(ROTATED, "run gdalwarp on it first");
    }
    return affine;
  }

  /** Whether a file itself is georeferenced. */
  static boolean isStated(final TiffDirectory tags) {
    return tags.has(TiffTag.MODEL_PIXEL_SCALE) || tags.has(TiffTag.MODEL_TRANSFORMATION);
  }

  private static double[] affine(
      final TiffFile file, final TiffDirectory tags, final int width, final int height) {
    final double[] scale = tags.doubles(TiffTag.MODEL_PIXEL_SCALE);
    final double[] tie = tags.doubles(TiffTag.MODEL_TIEPOINT);
    final double[] matrix = tags.doubles(TiffTag.MODEL_TRANSFORMATION);
    if (scale.length >= 2 && scale[0] != 0 && scale[1] != 0 && tie.length >= 6) {
      // Rows go down: the format's scale is a size, and other readers take it without its sign.
      final double stepY = -Math.abs(scale[1]);
      return new double[] {
        tie[3] - tie[0] * scale[0], scale[0], 0, tie[4] - tie[1] * stepY, 0, stepY
      };
    }
    if (matrix.length == 16) {
      return aligned(
          file,
          new double[] {matrix[3], matrix[0], matrix[1], matrix[7], matrix[4], matrix[5]},
          width,
          height);
    }
    if (tie.length > 6) {
      throw file.unfit("is placed by ground control points only", "run gdalwarp on it first");
    }
    return new double[] {0, 1, 0, 0, 0, 1};
  }

  private static Optional<GeoKeys> keys(final TiffDirectory tags) {
    final long[] directory = tags.integers(TiffTag.GEO_KEY_DIRECTORY);
    if (directory.length < 8) {
      return Optional.empty();
    }
    final int[] shorts = new int[directory.length];
    java.util.Arrays.setAll(shorts, i -> (int) directory[i]);
    return Optional.of(
        new GeoKeys(
            shorts,
            tags.doubles(TiffTag.GEO_DOUBLE_PARAMS),
            tags.text(TiffTag.GEO_ASCII_PARAMS).orElse("")));
  }

  private static CoordinateReference reference(
      final Optional<GeoKeys> keys, final GeoKeyDirectory directory) {
    final Optional<String> text =
        directory.code(GeoKeyDirectory.PROJECTED_CODE).orElse(GeoKeyDirectory.USER_DEFINED)
                == GeoKeyDirectory.USER_DEFINED
            ? CrsConverter.textOfKeys(directory)
            : Optional.empty();
    final Optional<Kind> kind = text.flatMap(CrsConverter::kind);
    if (kind.isPresent()) {
      return new CoordinateReference(
          kind.get(), text.flatMap(CrsConverter::name).orElseThrow(), text, keys, Optional.empty());
    }
    return spelt(keys, directory);
  }

  private static CoordinateReference spelt(
      final Optional<GeoKeys> keys, final GeoKeyDirectory directory) {
    final Kind kind = kind(directory);
    if (kind == Kind.UNKNOWN) {
      return new CoordinateReference(
          kind,
          directory.text(GeoKeyDirectory.CITATION).orElse("none"),
          Optional.empty(),
          keys.filter(it -> directory.code(GeoKeyDirectory.MODEL_TYPE).isPresent()),
          Optional.empty());
    }
    return new CoordinateReference(
        kind, name(kind, directory), Optional.empty(), keys, Optional.empty());
  }

  private static Kind kind(final GeoKeyDirectory keys) {
    return switch (keys.code(GeoKeyDirectory.MODEL_TYPE).orElse(0)) {
      case GeoKeyDirectory.PROJECTED -> Kind.PROJECTED;
      case GeoKeyDirectory.GEOGRAPHIC -> Kind.GEOGRAPHIC;
      case GeoKeyDirectory.GEOCENTRIC -> Kind.UNKNOWN;
      default -> {
        if (keys.code(GeoKeyDirectory.PROJECTED_CODE).isPresent()
            || keys.code(GeoKeyDirectory.PROJECTION_METHOD).isPresent()) {
          yield Kind.PROJECTED;
        }
        yield keys.code(GeoKeyDirectory.GEODETIC_CODE).isPresent() ? Kind.GEOGRAPHIC : Kind.UNKNOWN;
      }
    };
  }

  private static String name(final Kind kind, final GeoKeyDirectory keys) {
    final boolean projected = kind == Kind.PROJECTED;
    final OptionalInt code =
        keys.code(projected ? GeoKeyDirectory.PROJECTED_CODE : GeoKeyDirectory.GEODETIC_CODE);
    if (code.isPresent() && code.getAsInt() > 0 && code.getAsInt() < GeoKeyDirectory.USER_DEFINED) {
      return "EPSG:" + code.getAsInt();
    }
    return keys.text(
            projected ? GeoKeyDirectory.PROJECTED_CITATION : GeoKeyDirectory.GEODETIC_CITATION)
        .or(() -> keys.text(GeoKeyDirectory.CITATION))
        .map(GeoPlacement::plain)
        .orElse(projected ? "a projection of its own" : "longitude and latitude of its own");
  }

  /** Citations are often lists of labelled names; the first name will do. */
  private static String plain(final String citation) {
    final String first = citation.split("\\|")[0];
    return first.substring(first.indexOf(" = ") < 0 ? 0 : first.indexOf(" = ") + 3).strip();
  }
}
