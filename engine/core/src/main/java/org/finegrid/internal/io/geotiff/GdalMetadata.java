package org.finegrid.internal.io.geotiff;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The items of GDAL's metadata tag (42112), an XML text in which values are escaped twice: once by
 * XML's rules, and once more before, which GDAL keeps for the sake of its older files.
 *
 * @param items in file order
 */
record GdalMetadata(List<Item> items) {

  /**
   * One item.
   *
   * @param name its key
   * @param value its text
   * @param band the band it belongs to, from 0; empty for the whole file
   * @param role {@code scale}, {@code offset}, {@code description} or {@code unittype} where GDAL
   *     gives it a meaning, else empty
   */
  record Item(String name, String value, OptionalInt band, String role) {}

  GdalMetadata {
    items = List.copyOf(items);
  }

  /**
   * Reads the text; items of other domains than GDAL's default are left out.
   *
   * @throws XMLStreamException where it is not XML
   */
  static GdalMetadata parse(final String xml) throws XMLStreamException {
    final List<Item> items = new ArrayList<>();
    final XMLStreamReader in = GdalXml.readers().createXMLStreamReader(new StringReader(xml));
    try {
      while (in.hasNext()) {
        if (in.next() == XMLStreamConstants.START_ELEMENT && in.getLocalName().equals("Item")) {
          item(in, items);
        }
      }
    } finally {
      in.close();
    }
    return new GdalMetadata(items);
  }

  private static void item(final XMLStreamReader in, final List<Item> items)
      throws XMLStreamException {
    final String name = GdalXml.attribute(in, "name", "");
    final String sample = GdalXml.attribute(in, "sample", "");
    final String role = GdalXml.attribute(in, "role", "");
    final boolean foreign = !GdalXml.attribute(in, "domain", "").isEmpty();
    final String value = XmlEscapes.undo(in.getElementText());
    if (!foreign) {
      items.add(
          new Item(
              name,
              value,
              sample.matches("\\d{1,6}")
                  ? OptionalInt.of(Integer.parseInt(sample))
                  : OptionalInt.empty(),
              role));
    }
  }

  /** The text as GDAL writes it. */
  String toXml() {
    final StringBuilder out = new StringBuilder("<GDALMetadata>\n");
    for (final Item item : items) {
      out.append("  <Item name=\"").append(XmlEscapes.apply(item.name)).append('"');
      item.band.ifPresent(band -> out.append(" sample=\"").append(band).append('"'));
      if (!item.role.isEmpty()) {
        out.append(" role=\"").append(item.role).append('"');
      }
      out.append('>').append(XmlEscapes.apply(XmlEscapes.apply(item.value))).append("</Item>\n");
    }
    return out.append("</GDALMetadata>\n").toString();
  }
}
