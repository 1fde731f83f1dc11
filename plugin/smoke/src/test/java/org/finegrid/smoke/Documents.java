package org.finegrid.smoke;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.geotools.api.data.Parameter;
import org.geotools.api.feature.type.Name;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.process.ProcessFactory;
import org.locationtech.jts.geom.Geometry;

/** The XML that a WPS 1.0.0 answers. */
final class Documents {
  private static final String SPACES =
      " xmlns:wps='http://www.opengis.net/wps/1.0.0' xmlns:ows='http://www.opengis.net/ows/1.1'"
          + " xmlns:xlink='http://www.w3.org/1999/xlink' service='WPS' version='1.0.0'";

  private Documents() {}

  static String escaped(final String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&apos;");
  }

  static String capabilities(final Set<String> processes) {
    return "<wps:Capabilities"
        + SPACES
        + "><wps:ProcessOfferings>"
        + processes.stream()
            .map(each -> "<wps:Process>" + identifier(each) + "</wps:Process>")
            .collect(Collectors.joining())
        + "</wps:ProcessOfferings></wps:Capabilities>";
  }

  private static String identifier(final String name) {
    return "<ows:Identifier>" + escaped(name) + "</ows:Identifier>";
  }

  static String description(final String process, final ProcessFactory factory) {
    final Name name = Runner.name(process);
    return "<wps:ProcessDescriptions"
        + SPACES
        + "><ProcessDescription>"
        + identifier(process)
        + "<ows:Title>"
        + escaped(String.valueOf(factory.getTitle(name)))
        + "</ows:Title><DataInputs>"
        + factory.getParameterInfo(name).values().stream()
            .map(Documents::input)
            .collect(Collectors.joining())
        + "</DataInputs><ProcessOutputs>"
        + factory.getResultInfo(name, Map.of()).values().stream()
            .map(Documents::output)
            .collect(Collectors.joining())
        + "</ProcessOutputs></ProcessDescription></wps:ProcessDescriptions>";
  }

  private static String input(final Parameter<?> parameter) {
    return "<Input minOccurs='"
        + parameter.minOccurs
        + "' maxOccurs='"
        + parameter.maxOccurs
        + "'>"
        + identifier(parameter.key)
        + content(parameter.type, "ComplexData", "LiteralData")
        + "</Input>";
  }

  private static String output(final Parameter<?> parameter) {
    return "<Output>"
        + identifier(parameter.key)
        + content(parameter.type, "ComplexOutput", "LiteralOutput")
        + "</Output>";
  }

  private static String content(final Class<?> type, final String complex, final String literal) {
    if (GridCoverage2D.class.isAssignableFrom(type)) {
      return formats(complex, "image/tiff", "application/arcgrid");
    }
    return Geometry.class.isAssignableFrom(type)
        ? formats(complex, "application/wkt")
        : "<" + literal + "/>";
  }

  private static String formats(final String element, final String... types) {
    final StringBuilder text = new StringBuilder("<" + element + "><Default>");
    text.append(format(types[0])).append("</Default><Supported>");
    for (final String type : types) {
      text.append(format(type));
    }
    return text.append("</Supported></" + element + ">").toString();
  }

  private static String format(final String type) {
    return "<Format><MimeType>" + type + "</MimeType></Format>";
  }

  /** A response with a status and outputs. */
  static String response(
      final String process, final String location, final String status, final String outputs) {
    return "<?xml version='1.0' encoding='UTF-8'?><wps:ExecuteResponse"
        + SPACES
        + (location.isEmpty() ? "" : " statusLocation='" + escaped(location) + "'")
        + "><wps:Process>"
        + identifier(process)
        + "</wps:Process><wps:Status creationTime='2001-01-01T00:00:00Z'>"
        + status
        + "</wps:Status>"
        + (outputs.isEmpty() ? "" : "<wps:ProcessOutputs>" + outputs + "</wps:ProcessOutputs>")
        + "</wps:ExecuteResponse>";
  }

  static String output(final String name, final String content) {
    return "<wps:Output>" + identifier(name) + content + "</wps:Output>";
  }

  static String failed(final String sentence) {
    return "<wps:ProcessFailed>" + report(sentence, "") + "</wps:ProcessFailed>";
  }

  static String exception(final String sentence) {
    return "<?xml version='1.0' encoding='UTF-8'?>"
        + report(sentence, " xmlns:ows='http://www.opengis.net/ows/1.1'");
  }

  private static String report(final String sentence, final String spaces) {
    return "<ows:ExceptionReport"
        + spaces
        + " version='1.1.0'><ows:Exception exceptionCode='NoApplicableCode'><ows:ExceptionText>"
        + escaped(sentence)
        + "</ows:ExceptionText></ows:Exception></ows:ExceptionReport>";
  }
}
