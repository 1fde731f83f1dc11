package org.finegrid.internal.io.geotiff;

import java.util.Optional;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.GeoKeys;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RegularAxis;
import org.finegrid.internal.io.crs.GeoKeyDirectory;

/** Writes where a raster lies. */
final class GeoTiffTags {
  private static final int AREA = 1;

  private GeoTiffTags() {}

  /**
   * Adds the tags of a grid; none where it is placed nowhere.
   *
   * @param keys those of its reference
   */
  static void write(
      final GridGeometry geometry, final Optional<GeoKeys> keys, final TiffDirectoryBuilder tags) {
    final RegularAxis x = geometry.x().nominal();
    final RegularAxis y = geometry.y().nominal();
    final boolean nowhere =
        geometry.reference().kind() == CoordinateReference.Kind.UNKNOWN
            && x.origin() == 0
            && y.origin() == 0
            && x.step() == 1
            && y.step() == 1;
    if (!nowhere) {
      place(x, y, tags);
    }
    // Without a reference there are no keys at all: readers take a lone raster type for a local
    // system of coordinates.
    keys.ifPresent(it -> keys(asAreas(it), tags));
  }

  private static void place(
      final RegularAxis x, final RegularAxis y, final TiffDirectoryBuilder tags) {
    if (x.step() > 0 && y.step() < 0) {
      tags.doubles(TiffTag.MODEL_PIXEL_SCALE, x.step(), -y.step(), 0);
      tags.doubles(TiffTag.MODEL_TIEPOINT, 0, 0, 0, x.origin(), y.origin(), 0);
    } else {
      // A scale has no sign, so it cannot express rows that go north.
      tags.doubles(
          TiffTag.MODEL_TRANSFORMATION,
          x.step(),
          0,
          0,
          x.origin(),
          0,
          y.step(),
          0,
          y.origin(),
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          1);
    }
  }

  /**
   * The same keys, saying that positions are cell corners: the reader moved them there. Only that
   * entry is touched, so that other keys are written as they were read.
   */
  private static GeoKeys asAreas(final GeoKeys keys) {
    final int[] directory = keys.directory();
    int at = 4;
    while (at + 3 < directory.length && directory[at] < GeoKeyDirectory.RASTER_TYPE) {
      at += 4;
    }
    if (at + 3 < directory.length && directory[at] == GeoKeyDirectory.RASTER_TYPE) {
      directory[at + 1] = 0;
      directory[at + 2] = 1;
      directory[at + 3] = AREA;
      return new GeoKeys(directory, keys.doubles(), keys.ascii());
    }
    final int[] longer = new int[directory.length + 4];
    System.arraycopy(directory, 0, longer, 0, at);
    longer[at] = GeoKeyDirectory.RASTER_TYPE;
    longer[at + 2] = 1;
    longer[at + 3] = AREA;
    System.arraycopy(directory, at, longer, at + 4, directory.length - at);
    longer[3]++;
    return new GeoKeys(longer, keys.doubles(), keys.ascii());
  }

  private static void keys(final GeoKeys keys, final TiffDirectoryBuilder tags) {
    tags.shorts(TiffTag.GEO_KEY_DIRECTORY, keys.directory());
    if (keys.doubles().length > 0) {
      tags.doubles(TiffTag.GEO_DOUBLE_PARAMS, keys.doubles());
    }
    if (!keys.ascii().isEmpty()) {
      tags.text(TiffTag.GEO_ASCII_PARAMS, keys.ascii());
    }
  }
}
