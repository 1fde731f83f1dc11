package org.finegrid.evaluate;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.finegrid.evaluate.BandPictures.Picture;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RegularAxis;

/**
 * Pictures as a page holds them: each value as one of 65535 steps between the smallest and the
 * largest of the band, two bytes, little-endian, in base 64; the last step is NoData.
 */
final class PictureData {
  private static final int NO_DATA = 0xffff;
  private static final int STEPS = NO_DATA - 1;

  private PictureData() {}

  static List<Map<String, Object>> of(final Evaluation evaluation) {
    final GridGeometry grid = evaluation.subject().grid();
    return evaluation.pictures().stream().map(each -> of(each, grid)).toList();
  }

  private static Map<String, Object> of(final BandPictures pictures, final GridGeometry grid) {
    final GridGeometry piece = grid.subset(pictures.window());
    final RegularAxis x = piece.x().nominal();
    final RegularAxis y = piece.y().nominal();
    final List<Picture> all = new ArrayList<>(pictures.models());
    all.add(pictures.truth());
    all.add(pictures.coarse());
    final Scale scale = Scale.of(all);
    final Map<String, Object> map = new LinkedHashMap<>();
    map.put("band", pictures.band());
    map.put("width", pictures.window().width());
    map.put("height", pictures.window().height());
    map.put("column", pictures.window().column());
    map.put("row", pictures.window().row());
    map.put("whole", pictures.window().equals(grid.window()));
    map.put("x", List.of(x.edge(0), x.edge(x.size())));
    map.put("y", List.of(y.edge(0), y.edge(y.size())));
    map.put("least", scale.min());
    map.put("step", scale.step());
    map.put("truth", text(pictures.truth(), scale));
    map.put("coarse", text(pictures.coarse(), scale));
    map.put("covariates", pictures.covariates().stream().map(PictureData::covariate).toList());
    map.put("models", pictures.models().stream().map(each -> text(each, scale)).toList());
    return map;
  }

  /** A covariate has steps of its own: its values are not the band's. */
  private static Map<String, Object> covariate(final Picture picture) {
    final Scale scale = Scale.of(List.of(picture));
    final Map<String, Object> map = new LinkedHashMap<>();
    map.put("least", scale.min());
    map.put("step", scale.step());
    map.put("values", text(picture, scale));
    return map;
  }

  /** The steps between the smallest and the largest value. */
  private record Scale(double min, double step) {

    static Scale of(final List<Picture> pictures) {
      double min = Double.POSITIVE_INFINITY;
      double max = Double.NEGATIVE_INFINITY;
      for (final Picture picture : pictures) {
        for (int row = 0; row < picture.height(); row++) {
          for (int column = 0; column < picture.width(); column++) {
            final float value = picture.at(row, column);
            if (!Float.isNaN(value)) {
              min = Math.min(min, value);
              max = Math.max(max, value);
            }
          }
        }
      }
      return min < max ? new Scale(min, (max - min) / STEPS) : new Scale(finite(min), 1);
    }

    private static double finite(final double value) {
      return Double.isFinite(value) ? value : 0;
    }

    short of(final float value) {
      return (short) (Float.isNaN(value) ? NO_DATA : Math.round((value - min) / step));
    }
  }

  private static String text(final Picture picture, final Scale scale) {
    final ByteBuffer bytes =
        ByteBuffer.allocate(2 * picture.width() * picture.height()).order(ByteOrder.LITTLE_ENDIAN);
    for (int row = 0; row < picture.height(); row++) {
      for (int column = 0; column < picture.width(); column++) {
        bytes.putShort(scale.of(picture.at(row, column)));
      }
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }
}
