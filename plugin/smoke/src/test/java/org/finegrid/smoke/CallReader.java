package org.finegrid.smoke;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/** Reads Execute requests, in XML and as keys and values. */
final class CallReader {
  private static final String XLINK = "http://www.w3.org/1999/xlink";

  private CallReader() {}

  static Call ofXml(final byte[] text) {
    return of(Xml.parse(text).getDocumentElement());
  }

  private static Call of(final Element execute) {
    final Map<String, Call.Input> inputs = new LinkedHashMap<>();
    // GeoServer fails where there is none.
    for (final Element input : Xml.children(Xml.child(execute, "DataInputs"), "Input")) {
      inputs.put(Xml.childText(input, "Identifier"), input(input));
    }
    final Element form = Xml.child(execute, "ResponseForm");
    final boolean raw = !Xml.children(form, "RawDataOutput").isEmpty();
    final Element of = raw ? form : Xml.child(form, "ResponseDocument");
    final List<Call.Output> outputs =
        Xml.children(of, raw ? "RawDataOutput" : "Output").stream()
            .map(
                each ->
                    new Call.Output(
                        Xml.childText(each, "Identifier"),
                        each.getAttribute("mimeType"),
                        each.getAttribute("asReference").equals("true")))
            .toList();
    return new Call(
        Xml.childText(execute, "Identifier"),
        inputs,
        raw,
        outputs,
        of.getAttribute("storeExecuteResponse").equals("true"));
  }

  private static Call.Input input(final Element input) {
    final List<Element> references = Xml.children(input, "Reference");
    if (!references.isEmpty()) {
      final Element reference = references.get(0);
      final Optional<Call> nested =
          Xml.children(reference, "Body").stream()
              .findFirst()
              .map(body -> of(Xml.child(body, "Execute")));
      return new Call.Input(
          "",
          reference.getAttribute("mimeType"),
          false,
          reference.getAttributeNS(XLINK, "href"),
          nested);
    }
    final Element data = Xml.child(input, "Data");
    for (final Element complex : Xml.children(data, "ComplexData")) {
      return new Call.Input(
          complex.getTextContent(),
          complex.getAttribute("mimeType"),
          complex.getAttribute("encoding").equals("base64"),
          "",
          Optional.empty());
    }
    return literal(Xml.childText(data, "LiteralData"));
  }

  private static Call.Input literal(final String text) {
    return new Call.Input(text, "", false, "", Optional.empty());
  }

  /** Of keys in lower case: {@code a=1;b=@mimetype=image/tiff@xlink:href=http://...}. */
  static Call ofKeys(final Map<String, String> query) {
    final Map<String, Call.Input> inputs = new LinkedHashMap<>();
    for (final Item item : items(query.getOrDefault("datainputs", ""))) {
      final String address =
          item.attributes().getOrDefault("xlink:href", item.attributes().getOrDefault("href", ""));
      inputs.put(
          item.name(),
          address.isEmpty()
              ? literal(item.value())
              : new Call.Input(
                  "",
                  item.attributes().getOrDefault("mimetype", ""),
                  false,
                  address,
                  Optional.empty()));
    }
    final boolean raw = query.containsKey("rawdataoutput");
    final List<Call.Output> outputs =
        items(query.getOrDefault(raw ? "rawdataoutput" : "responsedocument", "")).stream()
            .map(
                each ->
                    new Call.Output(
                        each.name(), each.attributes().getOrDefault("mimetype", ""), false))
            .toList();
    return new Call(
        query.get("identifier"),
        inputs,
        raw,
        outputs,
        "true".equals(query.get("storeexecuteresponse")));
  }

  private record Item(String name, String value, Map<String, String> attributes) {}

  private static List<Item> items(final String text) {
    final List<Item> items = new ArrayList<>();
    for (final String part : text.split(";")) {
      if (part.isBlank()) {
        continue;
      }
      final String[] pair = part.split("=", 2);
      final String[] words = (pair.length == 1 ? "" : pair[1]).split("@");
      final Map<String, String> attributes = new HashMap<>();
      for (int i = 1; i < words.length; i++) {
        final String[] attribute = words[i].split("=", 2);
        attributes.put(attribute[0], attribute.length == 1 ? "" : attribute[1]);
      }
      items.add(new Item(pair[0], words[0], attributes));
    }
    return items;
  }
}
