package org.finegrid.internal.io.geotiff;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.finegrid.internal.io.gdalmetadata.BandItems;
import org.finegrid.internal.io.gdalmetadata.RasterItems;

/** Reads the tags of text and of GDAL's metadata. */
final class BandTags {
  private static final Map<Integer, String> TEXT_TAGS =
      Map.of(
          TiffTag.IMAGE_DESCRIPTION, "TIFFTAG_IMAGEDESCRIPTION",
          TiffTag.ARTIST, "TIFFTAG_ARTIST",
          TiffTag.COPYRIGHT, "TIFFTAG_COPYRIGHT");

  private final TiffFile file;
  private final Map<String, String> items = new LinkedHashMap<>();
  private String name = "";
  private String unit = "";
  private String scale = "";
  private String offset = "";

  private BandTags(final TiffFile file) {
    this.file = file;
  }

  /** Tags of text that the writer restores from the attribute of that name. */
  static Map<Integer, String> textTags() {
    return TEXT_TAGS;
  }

  /**
   * A file's metadata and that of its bands.
   *
   * @param samples the values of a pixel that are bands, in order
   * @param pam the metadata of a file beside it, which takes precedence
   * @throws org.finegrid.grid.RasterException where the metadata is not what GDAL writes
   */
  static RasterItems rasterItems(
      final TiffFile file,
      final TiffDirectory tags,
      final int[] samples,
      final Optional<PamFile> pam) {
    final Map<String, String> dataset = new LinkedHashMap<>();
    final Map<Integer, BandTags> bands = new LinkedHashMap<>();
    for (final int sample : samples) {
      bands.put(sample, new BandTags(file));
    }
    for (final GdalMetadata.Item item : items(file, tags)) {
      if (item.band().isEmpty()) {
        dataset.put(item.name(), item.value());
      } else if (bands.containsKey(item.band().getAsInt())) {
        bands.get(item.band().getAsInt()).take(item);
      }
    }
    TEXT_TAGS.forEach((tag, name) -> tags.text(tag).ifPresent(text -> dataset.put(name, text)));
    pam.ifPresent(
        beside -> {
          dataset.putAll(beside.items());
          bands.forEach((sample, band) -> band.take(beside.band(sample)));
        });
    return RasterItems.of(dataset, bands.values().stream().map(BandTags::bandItems).toList());
  }

  /** The items of GDAL's metadata tag. */
  static List<GdalMetadata.Item> items(final TiffFile file, final TiffDirectory tags) {
    final String xml = tags.text(TiffTag.GDAL_METADATA).orElse("").strip();
    if (xml.isEmpty()) {
      return List.of();
    }
    try {
      return GdalMetadata.parse(xml).items();
    } catch (XMLStreamException e) {
      throw file.corrupt("its GDAL metadata is not XML");
    }
  }

  private void take(final GdalMetadata.Item item) {
    switch (item.role()) {
      case "description" -> name = item.value();
      case "unittype" -> unit = item.value();
      case "scale" -> scale = item.value();
      case "offset" -> offset = item.value();
      case "" -> items.put(item.name(), item.value());
      default -> {
        // Roles such as colour interpretation do not affect values.
      }
    }
  }

  private void take(final PamFile.Band beside) {
    final Map<String, String> facts = beside.facts();
    name = facts.getOrDefault("Description", name);
    unit = facts.getOrDefault("UnitType", unit);
    scale = facts.getOrDefault("Scale", scale);
    offset = facts.getOrDefault("Offset", offset);
    items.putAll(beside.items());
  }

  private BandItems bandItems() {
    return new BandItems(name, unit, number(scale, 1), number(offset, 0), items);
  }

  private double number(final String text, final double otherwise) {
    if (text.isBlank()) {
      return otherwise;
    }
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw file.corrupt("a band's scale or offset is '" + text + "'");
    }
  }
}
