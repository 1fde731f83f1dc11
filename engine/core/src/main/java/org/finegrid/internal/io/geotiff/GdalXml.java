package org.finegrid.internal.io.geotiff;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;

/** How XML of GDAL's is read, whether it lies in a GeoTIFF or beside it. */
final class GdalXml {

  private GdalXml() {}

  /**
   * Makes readers that stay with the text: a raster's metadata has no business with other files.
   */
  static XMLInputFactory readers() {
    final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLReporter((message, type, information, location) -> {});
    return factory;
  }

  /** An attribute of the element that is read, or the default value where it has none. */
  static String attribute(final XMLStreamReader in, final String name, final String defaultValue) {
    final String value = in.getAttributeValue(null, name);
    return value == null ? defaultValue : value;
  }
}
