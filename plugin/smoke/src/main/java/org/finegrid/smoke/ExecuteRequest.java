package org.finegrid.smoke;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalDouble;
import org.finegrid.internal.io.crs.CrsConverter;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** An Execute request made of a sample. Each change gives another request. */
final class ExecuteRequest {
  private static final String WPS = "http://www.opengis.net/wps/1.0.0";
  private static final String OWS = "http://www.opengis.net/ows/1.1";
  private static final String CRS = "crs";

  private final String text;

  private ExecuteRequest(final String text) {
    this.text = text;
  }

  /** A sample, by the name of its file. */
  static ExecuteRequest sample(final String file) {
    return new ExecuteRequest(SampleFile.text(file));
  }

  /** The request as it is sent. */
  String text() {
    return text;
  }

  private Document document() {
    return Xml.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same with another value of a parameter, or with a value where it had none. */
  ExecuteRequest with(final String parameter, final Object value) {
    final Document document = document();
    final Element inputs = Xml.child(document.getDocumentElement(), "DataInputs");
    input(document, parameter).ifPresent(inputs::removeChild);
    final Element input = append(inputs, WPS, "wps:Input");
    append(input, OWS, "ows:Identifier").setTextContent(parameter);
    append(append(input, WPS, "wps:Data"), WPS, "wps:LiteralData")
        .setTextContent(String.valueOf(value));
    return new ExecuteRequest(Xml.text(document));
  }

  /** The same without a parameter. */
  ExecuteRequest without(final String parameter) {
    final Document document = document();
    Xml.child(document.getDocumentElement(), "DataInputs")
        .removeChild(input(document, parameter).orElseThrow());
    return new ExecuteRequest(Xml.text(document));
  }

  /** The same with other content of a raster that is inside the request. */
  ExecuteRequest withContent(final String parameter, final String content) {
    final Document document = document();
    final Element input = input(document, parameter).orElseThrow();
    Xml.first(input, "ComplexData").orElseThrow().setTextContent(content);
    return new ExecuteRequest(Xml.text(document));
  }

  /** The same for another layer. */
  ExecuteRequest forLayer(final String layer) {
    return new ExecuteRequest(SampleFile.forLayer(text, layer));
  }

  private static Element append(final Element parent, final String space, final String name) {
    return (Element) parent.appendChild(parent.getOwnerDocument().createElementNS(space, name));
  }

  private static Optional<Element> input(final Document document, final String parameter) {
    return input(document.getDocumentElement(), parameter);
  }

  private static Optional<Element> input(final Element execute, final String parameter) {
    return Xml.children(Xml.child(execute, "DataInputs"), "Input").stream()
        .filter(each -> Xml.childText(each, "Identifier").equals(parameter))
        .findFirst();
  }

  /** The value of a parameter; of nested requests, the innermost one's. */
  private Optional<String> innermost(final String parameter) {
    return Xml.all(document(), "Input").stream()
        .filter(each -> Xml.childText(each, "Identifier").equals(parameter))
        .reduce((first, last) -> last)
        .flatMap(each -> Xml.first(each, "LiteralData"))
        .map(Node::getTextContent);
  }

  /** Fine cells per coarse cell and axis, those of nested requests multiplied. */
  int factor() {
    return Xml.all(document(), "Input").stream()
        .filter(each -> Xml.childText(each, "Identifier").equals("factor"))
        .mapToInt(
            each -> Integer.parseInt(Xml.first(each, "LiteralData").orElseThrow().getTextContent()))
        .reduce(1, Math::multiplyExact);
  }

  /** A number that the request gives, if it does. */
  OptionalDouble number(final String parameter) {
    return innermost(parameter).stream().mapToDouble(Double::parseDouble).findFirst();
  }

  /** The raster inside the request, with the coordinate reference that the request states. */
  Raster data() {
    final Element data = Xml.first(document(), "ComplexData").orElseThrow();
    if (data.getAttribute("mimeType").equals("image/tiff")) {
      return Raster.ofTiff(Base64.getMimeDecoder().decode(data.getTextContent()));
    }
    return Raster.ofArcGrid(data.getTextContent())
        .in(CrsConverter.parse(innermost(CRS).orElseThrow()));
  }

  /** The request to the WCS that replaces a nested one. */
  String coverageQuery() {
    final String address =
        Xml.first(document(), "Reference")
            .orElseThrow()
            .getAttributeNS("http://www.w3.org/1999/xlink", "href");
    return address.substring(address.indexOf('?') + 1);
  }
}
