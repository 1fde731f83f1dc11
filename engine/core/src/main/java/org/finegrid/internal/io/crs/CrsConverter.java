package org.finegrid.internal.io.crs;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.CoordinateReference.Kind;
import org.finegrid.grid.GeoKeys;
import org.finegrid.grid.GridMapping;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;

/**
 * Turns one form of a coordinate reference into another. A form that the reference has already is
 * returned as it is; an empty answer means that the wanted form cannot express the reference.
 */
public final class CrsConverter {
  private static final Pattern EPSG =
      Pattern.compile(
          "(?:urn:ogc:def:crs:)?EPSG:(?:[0-9.]*:)?(\\d{1,6})", Pattern.CASE_INSENSITIVE);

  /** Longitude and latitude on WGS 84 in this order, as OGC calls it. */
  private static final Pattern LONGITUDE_FIRST =
      Pattern.compile("(?:urn:ogc:def:crs:)?OGC:(?:[0-9.]*:)?(?:CRS)?84", Pattern.CASE_INSENSITIVE);

  private CrsConverter() {}

  /**
   * Reads what a user typed or a file carries.
   *
   * @param text {@code EPSG:4326}, or well-known text of version 1, version 2 or ESRI's dialect
   * @return the reference with its well-known text of version 1, and its GeoTIFF keys where these
   *     can express it
   * @throws RasterException where the text is none of these, or names what is not known
   */
  public static CoordinateReference parse(final String text) {
    final Matcher code = EPSG.matcher(text.strip());
    if (code.matches()) {
      return EpsgReference.of(Integer.parseInt(code.group(1)));
    }
    if (LONGITUDE_FIRST.matcher(text.strip()).matches()) {
      return EpsgReference.of(GeographicDefinition.wgs84().epsg().orElseThrow());
    }
    final String refusal =
        "coordinate reference '"
            + (text.length() > 60 ? text.substring(0, 60) + "…" : text)
            + "' is neither EPSG:<code> nor well-known text (WKT) of a geographic or projected"
            + " reference";
    final WktNode node = WktNode.parse(text).orElseThrow(() -> invalid(refusal));
    final Kind kind =
        Wkt.kind(node).filter(it -> it != Kind.ROTATED).orElseThrow(() -> invalid(refusal));
    final String wkt = Wkt.toVersion1(text).orElseThrow(() -> invalid(refusal));
    if (!WebMercator.is(node)
        && Wkt.definition(node).isEmpty()
        && GeoToolsRegistry.parse(wkt).isEmpty()) {
      throw invalid(refusal);
    }
    final CoordinateReference bare =
        new CoordinateReference(
            kind, name(node), Optional.of(wkt), Optional.empty(), Optional.empty());
    return new CoordinateReference(
        kind, bare.name(), bare.wkt(), toGeoKeys(bare), Optional.empty());
  }

  static RasterException invalid(final String sentence) {
    return RasterException.invalid(ParameterName.CRS, sentence);
  }

  /**
   * The reference that well-known text in a file states, also one that other formats have no words
   * for: it is then kept as text.
   *
   * @return empty for text that is no reference of places on the Earth
   */
  public static Optional<CoordinateReference> ofText(final String text) {
    return WktNode.parse(text)
        .flatMap(
            node ->
                Wkt.kind(node)
                    .map(
                        kind ->
                            new CoordinateReference(
                                kind,
                                name(node),
                                Wkt.toVersion1(text).or(() -> Optional.of(text.strip())),
                                Optional.empty(),
                                Optional.empty())));
  }

  /** What well-known text of any version calls its reference: its EPSG code, else its name. */
  private static String name(final WktNode node) {
    final WktNode inner =
        switch (node.keyword()) {
          case "BOUNDCRS", "SOURCECRS" -> node.children().get(0);
          default -> node;
        };
    if (inner != node) {
      return name(inner);
    }
    return node.epsg().isPresent() ? "EPSG:" + node.epsg().getAsInt() : node.name();
  }

  /**
   * Well-known text, version 1: longitude before latitude, whatever its AXIS elements state.
   *
   * @return empty where nothing is stated, the pole is rotated, or the reference has no words in
   *     this version
   */
  public static Optional<String> toWkt(final CoordinateReference reference) {
    return reference
        .wkt()
        .flatMap(Wkt::toVersion1)
        .or(() -> reference.geoKeys().flatMap(CrsConverter::wktOfKeys))
        .or(() -> reference.gridMapping().flatMap(it -> toWkt(it, reference.kind(), "")));
  }

  /**
   * The same text without its AXIS elements, for coordinates that have been put into the usual
   * order: longitude or easting first.
   */
  public static String withoutAxes(final String wkt) {
    return RegistryText.withoutAxes(wkt);
  }

  private static Optional<String> wktOfKeys(final GeoKeys raw) {
    final GeoKeyDirectory keys = GeoKeyDirectory.of(raw);
    final Optional<String> carried = textOfKeys(keys);
    if (carried.isPresent()) {
      return carried.flatMap(Wkt::toVersion1);
    }
    final OptionalInt code = GeoKeyForm.epsg(keys);
    if (code.isPresent()) {
      // A unit beside the code overrules that of the code, as it does for GDAL.
      final Optional<LinearUnit> unit =
          keys.code(GeoKeyForm.LINEAR_UNITS).isPresent()
              ? GeoKeyReading.unit(keys)
              : Optional.empty();
      return CommonCodes.wkt(code.getAsInt())
          .or(() -> GeoToolsRegistry.find(code.getAsInt()).flatMap(RegistryText::of))
          .map(it -> inUnit(it, unit));
    }
    return GeoKeyReading.read(keys).map(WktForm::write);
  }

  /**
   * The well-known text that a GeoTIFF carries in a citation, as ESRI's programs write it and GDAL
   * does for projections that have no keys.
   */
  public static Optional<String> textOfKeys(final GeoKeyDirectory keys) {
    return Stream.of(GeoKeyDirectory.PROJECTED_CITATION, GeoKeyDirectory.CITATION)
        .flatMap(key -> keys.text(key).stream())
        .filter(text -> text.startsWith(GeoKeyForm.TEXT_LABEL))
        .map(text -> text.substring(GeoKeyForm.TEXT_LABEL.length()).strip())
        .filter(text -> WktNode.parse(text).flatMap(Wkt::kind).isPresent())
        .findFirst();
  }

  /** What the coordinates of well-known text of any version measure; empty for other text. */
  public static Optional<Kind> kind(final String wkt) {
    return WktNode.parse(wkt).flatMap(Wkt::kind);
  }

  /** What well-known text of any version calls its reference; empty for other text. */
  public static Optional<String> name(final String wkt) {
    return WktNode.parse(wkt).filter(it -> Wkt.kind(it).isPresent()).map(CrsConverter::name);
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
    final Optional<String> text = toWkt(reference).or(() -> carried(reference));
    if (reference.kind() == Kind.ROTATED || text.isEmpty()) {
      return Optional.empty();
    }
    final Optional<WktNode> node = WktNode.parse(text.get());
    return node.filter(WebMercator::is)
        .map(it -> GeoKeyForm.code(true, WebMercator.CODE, it.name()))
        .or(() -> node.flatMap(Wkt::definition).flatMap(GeoKeyForm::write))
        .or(() -> node.flatMap(CrsConverter::keysOfCode))
        .or(
            () ->
                node.filter(it -> Wkt.kind(it).equals(Optional.of(Kind.PROJECTED)))
                    .map(it -> GeoKeyForm.text(it.name(), text.get())));
  }

  /** A code suffices where the projection is beyond the table. */
  private static Optional<GeoKeys> keysOfCode(final WktNode node) {
    final OptionalInt code = node.epsg();
    return code.isPresent() && code.getAsInt() < GeoKeyDirectory.USER_DEFINED
        ? Wkt.kind(node)
            .map(it -> GeoKeyForm.code(it == Kind.PROJECTED, code.getAsInt(), node.name()))
        : Optional.empty();
  }

  /**
   * Well-known text, version 1, of a CF grid mapping: of the text it carries ({@code spatial_ref},
   * {@code crs_wkt}), else from its attributes.
   *
   * @param kind what the coordinates measure; where this is longitude and latitude and the mapping
   *     a projection, the answer is what it projects
   * @param unit the unit of the coordinates as the file states it; metres where it is empty. Where
   *     it is another than that of the text, the text is put into this unit.
   * @return empty for mappings that have none, such as a rotated pole
   */
  public static Optional<String> toWkt(
      final GridMapping mapping, final Kind kind, final String unit) {
    final Optional<String> text = textOf(mapping);
    return switch (kind) {
      case GEOGRAPHIC -> geographic(mapping, text);
      case PROJECTED -> {
        final Optional<LinearUnit> stated = LinearUnit.ofUdunits(unit);
        yield text.flatMap(Wkt::toVersion1)
            .map(it -> inUnit(it, stated))
            .or(
                () ->
                    stated
                        .or(() -> unit.isBlank() ? Optional.of(LinearUnit.METRE) : Optional.empty())
                        .flatMap(it -> CfForm.read(mapping, it))
                        .map(WktForm::write));
      }
      default -> Optional.empty();
    };
  }

  private static Optional<String> geographic(
      final GridMapping mapping, final Optional<String> text) {
    final Optional<CrsDefinition> stated = text.flatMap(Wkt::definition);
    if (stated.isPresent() && stated.get() instanceof ProjectedDefinition projected) {
      return Optional.of(WktForm.write(projected.base()));
    }
    return text.flatMap(Wkt::toVersion1)
        .or(() -> Optional.of(WktForm.write(CfForm.base(mapping.attributes()))));
  }

  private static String inUnit(final String wkt, final Optional<LinearUnit> unit) {
    final Optional<CrsDefinition> definition = unit.flatMap(it -> Wkt.definition(wkt));
    return definition.isPresent() && definition.get() instanceof ProjectedDefinition map
        ? Optional.of(map.in(unit.get()))
            .filter(it -> !it.equals(map))
            .map(WktForm::write)
            .orElse(wkt)
        : wkt;
  }

  /** The unit of map coordinates as NetCDF files name it; empty where the map is not known. */
  public static Optional<String> unit(final CoordinateReference reference) {
    return toWkt(reference)
        .flatMap(WktNode::parse)
        .flatMap(it -> WebMercator.is(it) ? Optional.of(LinearUnit.METRE) : WktForm.unit(it))
        .map(LinearUnit::inNetcdf);
  }

  private static Optional<String> carried(final CoordinateReference reference) {
    return reference
        .wkt()
        .filter(it -> kind(it).isPresent())
        .or(() -> reference.gridMapping().flatMap(CrsConverter::textOf))
        .or(() -> reference.geoKeys().flatMap(keys -> textOfKeys(GeoKeyDirectory.of(keys))));
  }

  /** The well-known text of any version that a grid mapping carries. */
  public static Optional<String> textOf(final GridMapping mapping) {
    return Stream.of("spatial_ref", "crs_wkt")
        .flatMap(it -> Stream.ofNullable(mapping.attributes().get(it)))
        .map(String::valueOf)
        .filter(text -> WktNode.parse(text).flatMap(Wkt::kind).isPresent())
        .findFirst();
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
    return toWkt(reference).or(() -> carried(reference)).map(RegistryText::gridMapping);
  }
}
