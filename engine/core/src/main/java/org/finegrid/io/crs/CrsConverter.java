package org.finegrid.io.crs;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.CoordinateReference.Kind;
import org.finegrid.grid.GeoKeys;
import org.finegrid.grid.GridMapping;
import org.finegrid.grid.RasterException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.crs.ProjectedCRS;

/**
 * Turns one form of a coordinate reference into another. A form that the reference has already is
 * returned as it is; an empty answer means that the wanted form cannot express the reference.
 */
public final class CrsConverter {
  private static final Pattern EPSG =
      Pattern.compile(
          "(?:urn:ogc:def:crs:)?EPSG:(?:[0-9.]*:)?(\\d{1,6})", Pattern.CASE_INSENSITIVE);

  private CrsConverter() {}

  /**
   * Reads what a user typed.
   *
   * @param text {@code EPSG:4326}, or well-known text of version 1
   * @return the reference with its well-known text, and its GeoTIFF keys where these can express it
   * @throws RasterException where the text is neither, or names what is not known
   */
  public static CoordinateReference parse(final String text) {
    final Matcher code = EPSG.matcher(text.strip());
    if (code.matches()) {
      return ofCode(Integer.parseInt(code.group(1)));
    }
    final String refusal =
        "coordinate reference '"
            + (text.length() > 60 ? text.substring(0, 60) + "…" : text)
            + "' is neither EPSG:<code> nor well-known text of version 1 (GEOGCS or PROJCS)";
    final WktNode node = WktNode.parse(text).orElseThrow(() -> new RasterException(refusal));
    final Kind kind = kind(node).orElseThrow(() -> new RasterException(refusal));
    final Optional<Definition> definition = WktForm.read(text);
    if (definition.isEmpty() && GeoToolsRegistry.parse(text).isEmpty()) {
      throw new RasterException(refusal);
    }
    final OptionalInt epsg = WktForm.epsg(node);
    final String name = epsg.isPresent() ? "EPSG:" + epsg.getAsInt() : node.name();
    final CoordinateReference bare =
        new CoordinateReference(
            kind, name, Optional.of(text.strip()), Optional.empty(), Optional.empty());
    return new CoordinateReference(kind, name, bare.wkt(), toGeoKeys(bare), Optional.empty());
  }

  private static CoordinateReference ofCode(final int code) {
    final CoordinateReferenceSystem crs =
        GeoToolsRegistry.find(code)
            .orElseThrow(
                () ->
                    new RasterException(
                        "EPSG:"
                            + code
                            + ": not in the EPSG registry that is built in; give its"
                            + " well-known text of version 1 instead"));
    final Kind kind;
    if (crs instanceof GeographicCRS geographic
        && geographic.getCoordinateSystem().getDimension() == 2) {
      kind = Kind.GEOGRAPHIC;
    } else if (crs instanceof ProjectedCRS) {
      kind = Kind.PROJECTED;
    } else {
      throw new RasterException(
          "EPSG:" + code + ": is not a horizontal reference; name a geographic or projected one");
    }
    return new CoordinateReference(
        kind,
        "EPSG:" + code,
        RegistryText.of(crs),
        Optional.of(GeoKeyForm.code(kind == Kind.PROJECTED, code, crs.getName().getCode())),
        Optional.empty());
  }

  private static Optional<Kind> kind(final WktNode node) {
    return switch (node.keyword()) {
      case "GEOGCS" -> Optional.of(Kind.GEOGRAPHIC);
      case "PROJCS" -> Optional.of(Kind.PROJECTED);
      case "COMPD_CS" -> node.children().stream().findFirst().flatMap(CrsConverter::kind);
      default -> Optional.empty();
    };
  }

  /**
   * Well-known text, version 1, without AXIS elements: longitude before latitude.
   *
   * @return empty where nothing is stated, the pole is rotated, or the keys cannot be read
   */
  public static Optional<String> toWkt(final CoordinateReference reference) {
    return reference
        .wkt()
        .or(() -> reference.geoKeys().flatMap(CrsConverter::wktOfKeys))
        .or(() -> reference.gridMapping().flatMap(CrsConverter::gridMappingToWkt));
  }

  private static Optional<String> wktOfKeys(final GeoKeys raw) {
    final GeoKeyDirectory keys = GeoKeyDirectory.of(raw);
    final OptionalInt code = GeoKeyForm.epsg(keys);
    if (code.isPresent()) {
      return GeoToolsRegistry.find(code.getAsInt()).flatMap(RegistryText::of);
    }
    return GeoKeyForm.read(keys, CrsConverter::geographic)
        .map(WktForm::write)
        .or(() -> RegistryText.ofKeys(raw));
  }

  private static Optional<GeographicDefinition> geographic(final int code) {
    return GeoToolsRegistry.find(code)
        .filter(GeographicCRS.class::isInstance)
        .map(GeographicCRS.class::cast)
        .flatMap(GeoToolsRegistry::geographic);
  }

  /**
   * Keys for a GeoTIFF, with cells as areas.
   *
   * @return empty where nothing is stated or GeoTIFF cannot express it, as with a rotated pole
   */
  public static Optional<GeoKeys> toGeoKeys(final CoordinateReference reference) {
    if (reference.geoKeys().isPresent()) {
      return reference.geoKeys();
    }
    final Optional<String> wkt = toWkt(reference);
    if (reference.kind() == Kind.ROTATED || wkt.isEmpty()) {
      return Optional.empty();
    }
    final Optional<GeoKeys> own = WktForm.read(wkt.get()).map(GeoKeyForm::write);
    return own.or(() -> WktNode.parse(wkt.get()).flatMap(CrsConverter::keysOfCode))
        .or(() -> RegistryText.toKeys(wkt.get()));
  }

  /** A code suffices where the projection is beyond the table. */
  private static Optional<GeoKeys> keysOfCode(final WktNode node) {
    final OptionalInt code = WktForm.epsg(node);
    return code.isPresent() && code.getAsInt() < GeoKeyDirectory.USER_DEFINED
        ? kind(node).map(it -> GeoKeyForm.code(it == Kind.PROJECTED, code.getAsInt(), node.name()))
        : Optional.empty();
  }

  /**
   * Well-known text of a CF grid mapping: the text it carries ({@code spatial_ref}, {@code
   * crs_wkt}) where that is version 1, else from its attributes. Coordinates of projections are
   * taken to be metres.
   *
   * @return empty for mappings that have none, such as a rotated pole
   */
  public static Optional<String> gridMappingToWkt(final GridMapping mapping) {
    if (mapping.name().toLowerCase(Locale.ROOT).equals("rotated_latitude_longitude")) {
      return Optional.empty();
    }
    return carried(mapping, "spatial_ref")
        .or(() -> carried(mapping, "crs_wkt"))
        .or(() -> CfForm.read(mapping).map(WktForm::write));
  }

  private static Optional<String> carried(final GridMapping mapping, final String attribute) {
    return Optional.ofNullable(mapping.attributes().get(attribute))
        .map(String::valueOf)
        .filter(text -> WktNode.parse(text).flatMap(CrsConverter::kind).isPresent());
  }

  /**
   * CF attributes of a reference, with {@code crs_wkt} and {@code spatial_ref}, under the variable
   * name {@code crs}.
   *
   * @return empty where nothing is stated; a mapping of well-known text alone where CF has no name
   *     for the projection
   */
  public static Optional<GridMapping> toGridMapping(final CoordinateReference reference) {
    if (reference.gridMapping().isPresent()) {
      return reference.gridMapping();
    }
    return toWkt(reference).map(RegistryText::gridMapping);
  }
}
