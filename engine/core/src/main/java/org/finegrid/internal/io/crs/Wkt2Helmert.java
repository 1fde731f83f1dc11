package org.finegrid.internal.io.crs;

import java.util.Arrays;
import java.util.List;

/** Reads a transformation towards WGS 84 from well-known text, version 2. */
final class Wkt2Helmert {
  private static final int FIRST = 8605;
  private static final int FIRST_ROTATION = 3;
  private static final int SCALE = 6;
  private static final List<String> NAMES =
      List.of(
          "xaxistranslation",
          "yaxistranslation",
          "zaxistranslation",
          "xaxisrotation",
          "yaxisrotation",
          "zaxisrotation",
          "scaledifference");

  private Wkt2Helmert() {}

  /**
   * Three translations in metres, three rotations in arc seconds, and parts per million.
   *
   * @return empty where the transformation is none of this kind, such as one by a grid
   */
  static List<Double> read(final WktNode transformation) {
    final String method =
        ProjectionParameter.plain(transformation.child("METHOD").map(WktNode::name).orElse(""));
    final boolean frame = method.startsWith("coordinateframe");
    if (!frame && !method.startsWith("positionvector") && !method.startsWith("geocentrictransl")) {
      return List.of();
    }
    final Double[] out = new Double[NAMES.size()];
    Arrays.fill(out, 0.0);
    for (final WktNode each : transformation.all("PARAMETER")) {
      final int which = which(each);
      if (which < 0 || each.numbers().isEmpty()) {
        return List.of();
      }
      final double number = each.numbers().get(0);
      if (which == SCALE) {
        out[which] = parts(each, number);
      } else {
        // The other method turns the axes rather than the point.
        out[which] = frame && which >= FIRST_ROTATION ? -number : number;
      }
    }
    return List.of(out);
  }

  private static int which(final WktNode parameter) {
    return parameter.epsg().isPresent()
        ? parameter.epsg().getAsInt() - FIRST < NAMES.size()
            ? parameter.epsg().getAsInt() - FIRST
            : -1
        : NAMES.indexOf(ProjectionParameter.plain(parameter.name()));
  }

  /** Abridged text has a factor near one where it has no unit. */
  private static double parts(final WktNode parameter, final double number) {
    return parameter.child("SCALEUNIT").isEmpty() && Math.abs(number - 1) < 0.01
        ? (number - 1) * 1e6
        : number;
  }
}
