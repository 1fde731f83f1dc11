package org.finegrid.io.crs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.finegrid.grid.GeoKeys;
import org.finegrid.grid.GridMapping;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.grid.io.imageio.geotiff.CRS2GeoTiffMetadataAdapter;
import org.geotools.coverage.grid.io.imageio.geotiff.GeoKeyEntry;
import org.geotools.coverage.grid.io.imageio.geotiff.GeoTiffException;
import org.geotools.coverage.grid.io.imageio.geotiff.GeoTiffIIOMetadataEncoder;
import org.geotools.referencing.wkt.Formattable;
import org.geotools.referencing.wkt.UnformattableObjectException;

/** Forms of the references that the table of projections does not hold, through GeoTools. */
final class RegistryText {
  private static final Pattern AXIS = Pattern.compile(",\\s*AXIS\\[\"[^\"]*\",\\s*\\w+\\]");
  private static final String WEB_MERCATOR = "Popular Visualisation Pseudo Mercator";

  private RegistryText() {}

  /** Well-known text of a reference that GeoTools made; empty where text cannot express it. */
  static Optional<String> of(final CoordinateReferenceSystem crs) {
    final Optional<Definition> definition = GeoToolsRegistry.define(crs);
    if (definition.isPresent()) {
      return definition.map(WktForm::write);
    }
    try {
      final String text = ((Formattable) crs).toWKT(0);
      return Optional.of(
          webMercator(AXIS.matcher(text).replaceAll("").replaceAll("\\s*\\R\\s*", "")));
    } catch (UnformattableObjectException e) {
      return Optional.empty();
    }
  }

  /** Other readers know this one by its PROJ string and GDAL's spelling alone. */
  private static String webMercator(final String text) {
    if (!text.contains(WEB_MERCATOR)) {
      return text;
    }
    return WktForm.write(GeographicDefinition.wgs84())
        .transform(
            base ->
                "PROJCS[\"WGS 84 / Pseudo-Mercator\","
                    + base
                    + ",PROJECTION[\"Mercator_1SP\"],PARAMETER[\"central_meridian\",0]"
                    + ",PARAMETER[\"scale_factor\",1],PARAMETER[\"false_easting\",0]"
                    + ",PARAMETER[\"false_northing\",0],UNIT[\"metre\",1]"
                    + ",EXTENSION[\"PROJ4\",\"+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0"
                    + " +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +wktext +no_defs\"]"
                    + ",AUTHORITY[\"EPSG\",\"3857\"]]");
  }

  /** Keys through GeoTools' own adapter; empty where it knows none. */
  static Optional<GeoKeys> toKeys(final String wkt) {
    final Optional<CoordinateReferenceSystem> crs = GeoToolsRegistry.parse(wkt);
    if (crs.isEmpty()) {
      return Optional.empty();
    }
    try {
      final GeoTiffIIOMetadataEncoder encoder =
          new CRS2GeoTiffMetadataAdapter(crs.get()).parseCoordinateReferenceSystem();
      final GeoKeyDirectory keys = new GeoKeyDirectory().put(GeoKeyDirectory.RASTER_TYPE, 1);
      for (int i = 0; i < encoder.getNumGeoKeyEntries(); i++) {
        final GeoKeyEntry entry = encoder.getGeoKeyEntryAt(i);
        copy(encoder, entry, keys);
      }
      return Optional.of(keys.toGeoKeys());
    } catch (GeoTiffException | IllegalArgumentException e) {
      // The adapter's way to say that the format has no name for the projection.
      return Optional.empty();
    }
  }

  private static void copy(
      final GeoTiffIIOMetadataEncoder encoder,
      final GeoKeyEntry entry,
      final GeoKeyDirectory keys) {
    final int id = entry.getKeyID();
    // The first entry is the directory's header.
    if (id < GeoKeyDirectory.MODEL_TYPE) {
      return;
    }
    switch (entry.getTiffTagLocation()) {
      case 0 -> keys.put(id, entry.getValueOffset());
      case 34736 -> keys.put(id, encoder.getGeoDoubleParam(id));
      default -> keys.put(id, encoder.getGeoAsciiParam(id));
    }
  }

  /** Text of keys that the table does not hold, through GeoTools' own adapter. */
  static Optional<String> ofKeys(final GeoKeys keys) {
    return GeoToolsKeys.read(keys).flatMap(RegistryText::of);
  }

  /** CF attributes of well-known text. */
  static GridMapping gridMapping(final String wkt) {
    final Map<String, Object> attributes = new LinkedHashMap<>();
    WktForm.read(wkt)
        .or(() -> GeoToolsRegistry.parse(wkt).flatMap(GeoToolsRegistry::define))
        .filter(CfForm::expressible)
        .ifPresent(definition -> attributes.putAll(CfForm.write(definition).attributes()));
    attributes.put("crs_wkt", wkt);
    attributes.put("spatial_ref", wkt);
    return new GridMapping("crs", attributes);
  }
}
