package org.finegrid.io.gdal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;
import org.gdal.gdal.Band;
import org.gdal.gdalconst.gdalconst;

/**
 * Reads arrays again that GDAL has copied. Its Zarr driver does not report where a chunk could not
 * be written whole, and a chunk that is missing reads as cells without data.
 */
final class ArrayCheck {
  private static final int CELLS_AT_ONCE = 1 << 20;

  private final Path target;
  private final String from;
  private final String copy;

  /**
   * A check to come.
   *
   * @param target what the copy is called in messages
   * @param from GDAL's name of what was copied
   * @param copy GDAL's name of the copy
   */
  ArrayCheck(final Path target, final String from, final String copy) {
    this.target = target;
    this.from = from;
    this.copy = copy;
  }

  /**
   * Compares all cells.
   *
   * @param progressMonitor receives the share done; where it returns false, the check ends
   * @throws RasterException where a cell differs or cannot be read, or the check was ended
   */
  void run(final DoublePredicate progressMonitor) {
    checkMetadata();
    try (ArrayFile source = open(from);
        ArrayFile copied = open(copy)) {
      checkCoordinates(source, copied);
      final List<GridArray> arrays = source.gridded();
      for (int i = 0; i < arrays.size(); i++) {
        final int done = i;
        try (OpenDataset one = array(source, arrays.get(i).name());
            OpenDataset other = array(copied, arrays.get(i).name())) {
          compare(one, other, share -> progressMonitor.test((done + share) / arrays.size()));
        }
      }
    }
  }

  /**
   * The store's consolidated metadata, which GDAL reads, equal its files' own, which others read.
   */
  private void checkMetadata() {
    final Path store = Path.of(copy);
    final Path summary = store.resolve(".zmetadata");
    if (!Files.exists(summary)) {
      return;
    }
    final ObjectMapper json = new ObjectMapper();
    try {
      final Iterator<Map.Entry<String, JsonNode>> entries =
          json.readTree(summary.toFile()).path("metadata").fields();
      while (entries.hasNext()) {
        final Map.Entry<String, JsonNode> each = entries.next();
        if (!json.readTree(store.resolve(each.getKey()).toFile()).equals(each.getValue())) {
          throw incomplete(null);
        }
      }
    } catch (IOException e) {
      throw incomplete(e);
    }
  }

  private void checkCoordinates(final ArrayFile source, final ArrayFile copied) {
    for (final GridArray each : source.helpers()) {
      final GridArray same = copied.array(each.name()).orElseThrow(() -> incomplete(null));
      if (!Arrays.equals(source.values(each), copied.values(same))) {
        throw incomplete(null);
      }
    }
  }

  private ArrayFile open(final String name) {
    try {
      return ArrayFile.open(target.toString(), name);
    } catch (RasterException e) {
      throw incomplete(e);
    }
  }

  private OpenDataset array(final ArrayFile file, final String name) {
    final GridArray array = file.array(name).orElseThrow(() -> incomplete(null));
    try {
      return file.opened(array);
    } catch (RasterException e) {
      throw incomplete(e);
    }
  }

  private void compare(
      final OpenDataset one, final OpenDataset other, final DoublePredicate progressMonitor) {
    final int width = one.dataset().getRasterXSize();
    final int height = one.dataset().getRasterYSize();
    final int bands = one.dataset().getRasterCount();
    final int rows = Math.max(1, Math.min(height, CELLS_AT_ONCE / width));
    final float[] expected = new float[rows * width];
    final float[] found = new float[rows * width];
    for (int band = 1; band <= bands; band++) {
      for (int row = 0; row < height; row += rows) {
        final int count = Math.min(rows, height - row);
        read(one.dataset().GetRasterBand(band), row, width, count, expected);
        read(other.dataset().GetRasterBand(band), row, width, count, found);
        if (!Arrays.equals(expected, 0, count * width, found, 0, count * width)) {
          throw incomplete(null);
        }
      }
      if (!progressMonitor.test((double) band / bands)) {
        throw new RasterException(ErrorCode.UNWRITABLE_OUTPUT, target + ": was interrupted");
      }
    }
  }

  private void read(
      final Band band, final int row, final int width, final int rows, final float[] into) {
    final int code;
    try {
      code = band.ReadRaster(0, row, width, rows, width, rows, gdalconst.GDT_Float32, into);
    } catch (RuntimeException e) {
      // GDAL's, for a chunk that ends early.
      throw incomplete(e);
    }
    if (code != gdalconst.CE_None) {
      throw incomplete(null);
    }
  }

  private RasterException incomplete(final Throwable cause) {
    return new RasterException(
        ErrorCode.UNWRITABLE_OUTPUT,
        target
            + ": cannot be written (what was written reads back otherwise); check the space left"
            + " on the disk",
        cause);
  }
}
