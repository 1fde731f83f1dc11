package org.finegrid.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.finegrid.downscale.Covariates.Covariate;
import org.finegrid.evaluate.BandPictures.Picture;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterReader;

/** Draws covariates on the grid of the truth, where pieces of fields are to be drawn. */
final class CovariateMaps implements AutoCloseable {
  private final List<RasterReader> covariates;

  private CovariateMaps(final List<RasterReader> covariates) {
    this.covariates = covariates;
  }

  /**
   * Opens the covariates of an evaluation; none where nothing is drawn.
   *
   * @param scratch a directory for temporary files
   */
  static CovariateMaps open(
      final EvaluationRequest request, final TruthRaster truth, final Path scratch) {
    final CovariateMaps maps = new CovariateMaps(new ArrayList<>());
    if (request.output().pictures()) {
      try {
        for (final Covariate each : request.method().covariates().acting()) {
          maps.covariates.add(each.openOn(truth.description(), scratch));
        }
      } catch (Throwable e) {
        maps.close();
        throw e;
      }
    }
    return maps;
  }

  /** How many there are. */
  int size() {
    return covariates.size();
  }

  /** A piece of each, as it belongs to a band of the truth. */
  List<Picture> draw(final int band, final Window window) {
    return covariates.stream().map(each -> draw(each, band, window)).toList();
  }

  private static Picture draw(final RasterReader covariate, final int band, final Window window) {
    final double[][] plane = new double[1][Math.toIntExact(window.cells())];
    covariate.read(new int[] {band}, window, plane);
    return Picture.of(plane[0], window.width(), new Window(0, 0, window.width(), window.height()));
  }

  @Override
  public void close() {
    covariates.forEach(RasterReader::close);
  }
}
