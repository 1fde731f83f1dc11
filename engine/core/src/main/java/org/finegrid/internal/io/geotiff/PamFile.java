package org.finegrid.internal.io.geotiff;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.finegrid.internal.io.IoReason;

/**
 * What GDAL keeps beside a raster that it may not or cannot write into: {@code NAME.aux.xml}, its
 * persistent auxiliary metadata. It takes precedence over the raster's own metadata.
 *
 * @param name the file's name
 * @param geoTransform the place, in the order of GDAL's geotransform
 * @param reference well-known text of the coordinate reference
 * @param items metadata items of the whole file
 * @param bands the metadata of bands, by their numbers from 1
 */
record PamFile(
    String name,
    Optional<double[]> geoTransform,
    Optional<String> reference,
    Map<String, String> items,
    Map<Integer, Band> bands) {
  private static final long LARGEST = 64L << 20;
  private static final String DATASET = "/PAMDataset";
  private static final String BAND = DATASET + "/PAMRasterBand";

  /**
   * The metadata of a band.
   *
   * @param facts texts of the elements NoDataValue, Description, UnitType, Scale and Offset
   * @param items its metadata items
   */
  record Band(Map<String, String> facts, Map<String, String> items) {}

  /**
   * The file beside an image; empty where there is none.
   *
   * @throws org.finegrid.grid.RasterException where there is one that is not XML
   */
  static Optional<PamFile> beside(final TiffFile image) {
    final Path file = image.path().resolveSibling(image.path().getFileName() + ".aux.xml");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    final String it = "the file " + file.getFileName() + " beside it ";
    try (InputStream in = Files.newInputStream(file)) {
      if (Files.size(file) > LARGEST) {
        throw image.unfit(it + "is larger than 64 MiB", "remove it");
      }
      return Optional.of(new Parser(file.getFileName().toString()).read(in));
    } catch (XMLStreamException | NumberFormatException e) {
      throw image.unfit(it + "is not what GDAL writes", "remove it, or write it again");
    } catch (IOException e) {
      throw image.unfit(it + "cannot be read (" + IoReason.of(e) + ")", "make it readable");
    }
  }

  /** The metadata of a band, counted from 0. */
  Band band(final int index) {
    return bands.getOrDefault(index + 1, new Band(Map.of(), Map.of()));
  }

  /** Reads the elements of interest where GDAL puts them, and nowhere else. */
  private static final class Parser {
    private final String name;
    private final Deque<String> path = new ArrayDeque<>();
    private final Map<String, String> facts = new TreeMap<>();
    private final Map<String, String> items = new LinkedHashMap<>();
    private final Map<Integer, Band> bands = new TreeMap<>();
    private Band band = new Band(new TreeMap<>(), new LinkedHashMap<>());
    private final StringBuilder text = new StringBuilder();
    private String key = "";
    private boolean foreign;

    Parser(final String name) {
      this.name = name;
    }

    PamFile read(final InputStream bytes) throws XMLStreamException {
      final XMLStreamReader in = GdalXml.readers().createXMLStreamReader(bytes);
      try {
        while (in.hasNext()) {
          switch (in.next()) {
            case XMLStreamConstants.START_ELEMENT -> begin(in);
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                text.append(in.getText());
            case XMLStreamConstants.END_ELEMENT -> end();
            default -> {
              // Comments and the like are not metadata.
            }
          }
        }
      } finally {
        in.close();
      }
      return new PamFile(
          name,
          Optional.ofNullable(facts.get("GeoTransform")).map(Parser::numbers),
          Optional.ofNullable(facts.get("SRS")).map(String::strip).filter(it -> !it.isEmpty()),
          items,
          bands);
    }

    private void begin(final XMLStreamReader in) {
      path.addLast(in.getLocalName());
      text.setLength(0);
      switch (in.getLocalName()) {
        case "PAMRasterBand" -> {
          band = new Band(new TreeMap<>(), new LinkedHashMap<>());
          bands.put(Integer.parseInt(GdalXml.attribute(in, "band", "0")), band);
        }
        case "Metadata" -> foreign = !GdalXml.attribute(in, "domain", "").isEmpty();
        case "MDI" -> key = GdalXml.attribute(in, "key", "");
        default -> {
          // Told by their text.
        }
      }
    }

    private void end() {
      final String at = "/" + String.join("/", path);
      final String value = text.toString();
      switch (at) {
        case DATASET + "/SRS", DATASET + "/GeoTransform" -> facts.put(path.peekLast(), value);
        case BAND + "/NoDataValue",
                BAND + "/Description",
                BAND + "/UnitType",
                BAND + "/Scale",
                BAND + "/Offset" ->
            band.facts().put(path.peekLast(), value);
        case DATASET + "/Metadata/MDI" -> item(items, value);
        case BAND + "/Metadata/MDI" -> item(band.items(), value);
        default -> {
          // Histograms, statistics, colours: not of the raster's values and place.
        }
      }
      path.removeLast();
      text.setLength(0);
    }

    private void item(final Map<String, String> into, final String value) {
      if (!foreign) {
        into.put(key, value);
      }
    }

    private static double[] numbers(final String list) {
      final double[] numbers = new double[6];
      final String[] words = list.strip().split("\\s*,\\s*");
      if (words.length < numbers.length) {
        throw new NumberFormatException(list);
      }
      Arrays.setAll(numbers, i -> Double.parseDouble(words[i]));
      return numbers;
    }
  }
}
