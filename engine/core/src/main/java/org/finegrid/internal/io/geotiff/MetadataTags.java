package org.finegrid.internal.io.geotiff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.RasterDescription;
import org.finegrid.internal.io.gdalmetadata.AxisItems;
import org.finegrid.internal.io.gdalmetadata.NetcdfItems;
import org.finegrid.internal.io.geotiff.GdalMetadata.Item;

/** Writes a raster's metadata and that of its bands, as GDAL does. */
final class MetadataTags {
  private static final String SOFTWARE = "Finegrid";

  /** Statistics of the source do not hold for finer cells. */
  private static final String STATISTICS = "STATISTICS_";

  private MetadataTags() {}

  /** Adds the tags of text and of GDAL's metadata. */
  static void write(final RasterDescription description, final TiffDirectoryBuilder tags) {
    tags.text(TiffTag.SOFTWARE, SOFTWARE);
    final Map<String, String> file = file(description);
    BandTags.textTags()
        .forEach(
            (tag, name) -> {
              final String text = file.remove(name);
              if (text != null) {
                tags.text(tag, text);
              }
            });
    final List<Item> items = new ArrayList<>();
    file.forEach((key, value) -> items.add(new Item(key, value, OptionalInt.empty(), "")));
    for (int i = 0; i < description.bands().size(); i++) {
      band(description, i, items);
    }
    if (!items.isEmpty()) {
      tags.text(TiffTag.GDAL_METADATA, new GdalMetadata(items).toXml());
    }
  }

  private static Map<String, String> file(final RasterDescription description) {
    final String variable = description.variable();
    final Map<String, String> out = new LinkedHashMap<>();
    description
        .globalAttributes()
        .forEach(
            (key, value) -> {
              final boolean plain =
                  variable.isEmpty() || key.contains("#") || key.startsWith("TIFFTAG_");
              out.put(plain ? key : NetcdfItems.GLOBAL + key, NetcdfItems.text(value));
            });
    if (!variable.isEmpty()) {
      description
          .variableAttributes()
          .forEach((key, value) -> out.put(variable + "#" + key, NetcdfItems.text(value)));
    }
    description.coordinates().map(AxisItems::write).ifPresent(out::putAll);
    final CoordinateReference reference = description.geometry().reference();
    if (reference.kind() == CoordinateReference.Kind.ROTATED && !variable.isEmpty()) {
      reference.gridMapping().ifPresent(it -> out.putAll(AxisItems.write(variable, it)));
    }
    if (!description.dimensions().isEmpty()) {
      out.keySet().removeIf(key -> NetcdfItems.describesDimension(key, description.dimensions()));
      out.putAll(NetcdfItems.ofDimensions(description.dimensions()));
    }
    return out;
  }

  private static void band(
      final RasterDescription description, final int index, final List<Item> items) {
    final BandDescription band = description.bands().get(index);
    final OptionalInt at = OptionalInt.of(index);
    final Map<String, String> own = new LinkedHashMap<>(band.metadata());
    own.keySet().removeIf(key -> key.startsWith(STATISTICS));
    own.putAll(NetcdfItems.ofBand(description.dimensions(), band));
    if (!description.variable().isEmpty()) {
      own.putIfAbsent(NetcdfItems.VARIABLE, description.variable());
    }
    own.forEach((key, value) -> items.add(new Item(key, value, at, "")));
    if (!band.name().isEmpty()) {
      items.add(new Item("DESCRIPTION", band.name(), at, "description"));
    }
    if (!band.unit().isEmpty()) {
      items.add(new Item("UNITTYPE", band.unit(), at, "unittype"));
    }
  }
}
