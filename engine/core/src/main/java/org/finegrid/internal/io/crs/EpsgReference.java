package org.finegrid.internal.io.crs;

import java.util.Optional;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.CoordinateReference.Kind;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.crs.ProjectedCRS;

/** Coordinate references by their number in the EPSG registry. */
final class EpsgReference {

  private EpsgReference() {}

  /** The reference of a code. */
  static CoordinateReference of(final int code) {
    final Optional<String> common = CommonCodes.wkt(code);
    if (common.isPresent()) {
      final WktNode node = WktNode.parse(common.get()).orElseThrow();
      final Kind kind = Wkt.kind(node).orElseThrow();
      return new CoordinateReference(
          kind,
          "EPSG:" + code,
          common,
          Optional.of(GeoKeyForm.code(kind == Kind.PROJECTED, code, node.name())),
          Optional.empty());
    }
    final CoordinateReferenceSystem crs =
        GeoToolsRegistry.find(code)
            .orElseThrow(
                () ->
                    CrsConverter.invalid(
                        "EPSG:"
                            + code
                            + ": not in the EPSG registry that is built in; give its"
                            + " well-known text instead"));
    final Kind kind;
    if (crs instanceof GeographicCRS geographic
        && geographic.getCoordinateSystem().getDimension() == 2) {
      kind = Kind.GEOGRAPHIC;
    } else if (crs instanceof ProjectedCRS) {
      kind = Kind.PROJECTED;
    } else {
      throw CrsConverter.invalid(
          "EPSG:" + code + ": is not a horizontal reference; name a geographic or projected one");
    }
    return new CoordinateReference(
        kind,
        "EPSG:" + code,
        RegistryText.of(crs),
        Optional.of(GeoKeyForm.code(kind == Kind.PROJECTED, code, crs.getName().getCode())),
        Optional.empty());
  }
}
