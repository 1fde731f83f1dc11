package org.finegrid.io.geotiff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.Dimension;
import org.finegrid.io.cf.BandNames;
import org.finegrid.io.cf.CfAttributes;

/**
 * What a file says about its bands and itself, from GDAL's metadata items.
 *
 * @param scales factor of each band's stored values
 * @param offsets what is then added
 * @param axes the horizontal coordinates of the NetCDF file it came from
 */
record Story(
    List<BandDescription> bands,
    double[] scales,
    double[] offsets,
    List<Dimension> dimensions,
    String variable,
    Map<String, Object> variableAttributes,
    Map<String, Object> globalAttributes,
    Optional<AxisItems> axes) {

  private static final Map<Integer, String> TEXT_TAGS =
      Map.of(
          TiffTag.IMAGE_DESCRIPTION, "TIFFTAG_IMAGEDESCRIPTION",
          TiffTag.ARTIST, "TIFFTAG_ARTIST",
          TiffTag.COPYRIGHT, "TIFFTAG_COPYRIGHT");

  /** Tags of text that the writer restores from the attribute of that name. */
  static Map<Integer, String> textTags() {
    return TEXT_TAGS;
  }

  /**
   * Reads the tags.
   *
   * @throws org.finegrid.grid.RasterException where the metadata is not what GDAL writes
   */
  static Story read(final TiffFile file, final TiffDirectory tags, final int bandCount) {
    final Map<String, String> dataset = new LinkedHashMap<>();
    final List<Facts> facts = new ArrayList<>();
    for (int i = 0; i < bandCount; i++) {
      facts.add(new Facts());
    }
    for (final GdalMetadata.Item item : items(file, tags)) {
      if (item.band().isEmpty()) {
        dataset.put(item.name(), item.value());
      } else if (item.band().getAsInt() < bandCount) {
        facts.get(item.band().getAsInt()).take(item);
      }
    }
    TEXT_TAGS.forEach((tag, name) -> tags.text(tag).ifPresent(text -> dataset.put(name, text)));
    return of(file, dataset, facts);
  }

  private static List<GdalMetadata.Item> items(final TiffFile file, final TiffDirectory tags) {
    final String xml = tags.text(TiffTag.GDAL_METADATA).orElse("").strip();
    if (xml.isEmpty()) {
      return List.of();
    }
    try {
      return GdalMetadata.parse(xml).items();
    } catch (XMLStreamException e) {
      throw file.damaged("its GDAL metadata is not XML");
    }
  }

  private static Story of(
      final TiffFile file, final Map<String, String> dataset, final List<Facts> facts) {
    final List<Map<String, String>> items = facts.stream().map(it -> it.items).toList();
    final List<Dimension> dimensions = NetcdfItems.dimensions(dataset, items);
    final String variable = NetcdfItems.variable(items);
    final Map<String, Object> own = new LinkedHashMap<>();
    if (!variable.isEmpty()) {
      own.putAll(NetcdfItems.attributes(dataset, variable));
      own.keySet().removeIf(CfAttributes::ofStorage);
      own.keySet().removeAll(CfAttributes.OF_PLACE);
    }
    final Optional<AxisItems> axes = AxisItems.read(dataset);
    // The reference is that of the GeoTIFF's own keys.
    final String mapping = dataset.getOrDefault(variable + "#grid_mapping", "");
    final Map<String, Object> global = new LinkedHashMap<>();
    dataset.forEach(
        (key, value) -> {
          final boolean told =
              !dimensions.isEmpty() && NetcdfItems.describesDimension(key, dimensions)
                  || !variable.isEmpty() && key.startsWith(variable + "#")
                  || !mapping.isEmpty() && key.startsWith(mapping + "#")
                  || axes.isPresent() && axes.get().claims(key);
          if (!told) {
            global.put(NetcdfItems.global(key), value);
          }
        });
    final List<BandDescription> bands = new ArrayList<>();
    final BandNames names = new BandNames(variable, dimensions);
    final String standardName = String.valueOf(own.getOrDefault("standard_name", ""));
    for (int i = 0; i < facts.size(); i++) {
      final int[] steps = NetcdfItems.steps(dimensions, i);
      final String usual =
          variable.isEmpty()
              ? items.get(i).getOrDefault(NetcdfItems.VARIABLE, "")
              : names.of(steps);
      bands.add(facts.get(i).describe(usual, steps, standardName));
    }
    return new Story(
        bands,
        facts.stream().mapToDouble(it -> it.number(file, it.scale, 1)).toArray(),
        facts.stream().mapToDouble(it -> it.number(file, it.offset, 0)).toArray(),
        dimensions,
        variable,
        own,
        global,
        axes);
  }

  /** What the items say of one band, while they are collected. */
  private static final class Facts {
    private final Map<String, String> items = new LinkedHashMap<>();
    private String name = "";
    private String unit = "";
    private String scale = "";
    private String offset = "";

    void take(final GdalMetadata.Item item) {
      switch (item.role()) {
        case "description" -> name = item.value();
        case "unittype" -> unit = item.value();
        case "scale" -> scale = item.value();
        case "offset" -> offset = item.value();
        case "" -> items.put(item.name(), item.value());
        default -> {
          // Roles such as colour interpretation do not bear on values.
        }
      }
    }

    double number(final TiffFile file, final String text, final double otherwise) {
      if (text.isBlank()) {
        return otherwise;
      }
      try {
        return Double.parseDouble(text.strip());
      } catch (NumberFormatException e) {
        throw file.damaged("a band's scale or offset is '" + text + "'");
      }
    }

    BandDescription describe(final String usualName, final int[] steps, final String standardName) {
      final Map<String, String> metadata = new LinkedHashMap<>(items);
      metadata.keySet().removeIf(CfAttributes::ofStorage);
      metadata.keySet().removeAll(CfAttributes.OF_PLACE);
      if (steps.length > 0) {
        metadata.keySet().removeIf(key -> NetcdfItems.describesDimension(key, List.of()));
      }
      return new BandDescription(
          name.isEmpty() ? usualName : name,
          unit,
          items.getOrDefault("standard_name", standardName),
          steps,
          metadata);
    }
  }
}
