package org.finegrid.smoke;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads and writes XML that comes from elsewhere: no document types, nothing fetched. */
final class Xml {

  private Xml() {}

  /** Reads a document. */
  static Document parse(final byte[] text) {
    try {
      final DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      final DocumentBuilder builder = factory.newDocumentBuilder();
      // Failures are thrown; the parser need not print them as well.
      builder.setErrorHandler(null);
      return builder.parse(new ByteArrayInputStream(text));
    } catch (SAXException | IOException e) {
      throw new CheckFailure("XML was expected: " + e.getMessage(), e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes a document. */
  static String text(final Document document) {
    try {
      final TransformerFactory factory = TransformerFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      final Transformer transformer = factory.newTransformer();
      transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
      final StringWriter writer = new StringWriter();
      transformer.transform(new DOMSource(document), new StreamResult(writer));
      return writer.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All elements of a name below a node, whatever their namespace, in the document's order. */
  static List<Element> all(final Node node, final String name) {
    final List<Element> found = new ArrayList<>();
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        if (name.equals(element.getLocalName())) {
          found.add(element);
        }
        found.addAll(all(element, name));
      }
    }
    return found;
  }

  /** The first one of these. */
  static Optional<Element> first(final Node node, final String name) {
    return all(node, name).stream().findFirst();
  }

  /** The elements of a name directly under a node. */
  static List<Element> children(final Node node, final String name) {
    return all(node, name).stream().filter(each -> each.getParentNode() == node).toList();
  }

  /** The only element of a name directly under a node. */
  static Element child(final Node node, final String name) {
    return children(node, name).stream()
        .findFirst()
        .orElseThrow(() -> new CheckFailure("there is no " + name + " in " + node.getLocalName()));
  }

  /** The text of the first element of a name directly under a node. */
  static String childText(final Node node, final String name) {
    return child(node, name).getTextContent().strip();
  }
}
