package org.finegrid.training.dl4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.finegrid.grid.RasterException;

/**
 * A Keras model's configuration, rewritten for DL4J's importer: sides left open get a number, which
 * no layer here depends on, and calls of TensorFlow functions become layers.
 *
 * @param root the configuration of the model
 */
record KerasModelJson(ObjectNode root) {
  /** Name of the sub-pixel layer, which Keras itself has not. */
  static final String DEPTH_TO_SPACE = "DepthToSpace";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern UNKNOWN_TYPE =
      Pattern.compile("Unsupported keras layer type (\\w+)");
  private static final int ANY_SIDE = 64;
  private static final Set<String> FUNCTIONS =
      Set.of("depth_to_space", "nn.depth_to_space", "tf.nn.depth_to_space");
  private static final Set<String> SUMS = Set.of("__operators__.add", "math.add");

  /**
   * Reads and rewrites a configuration.
   *
   * @throws RasterException where a layer is code that no file can hold
   */
  static KerasModelJson of(final String text) {
    final KerasModelJson json;
    try {
      if (!(JSON.readTree(text) instanceof ObjectNode root)) {
        throw new RasterException("its model configuration is no JSON object; save it anew");
      }
      json = new KerasModelJson(root);
    } catch (JsonProcessingException e) {
      throw new RasterException("its model configuration is no JSON; save it anew", e);
    }
    for (final JsonNode layer : json.layers()) {
      if (layer instanceof ObjectNode object
          && object.path("config") instanceof ObjectNode config) {
        closeSides(config);
        json.name(object, config);
      }
    }
    return json;
  }

  String text() {
    return root.toString();
  }

  /** Whether it is a plain sequence of layers. */
  boolean sequential() {
    return root.path("class_name").asText().equals("Sequential");
  }

  /** The layer that the importer's message of an unknown type is about. */
  Optional<String> layerOfUnknownType(final String message) {
    final Matcher type = UNKNOWN_TYPE.matcher(message);
    if (!type.find()) {
      return Optional.empty();
    }
    return StreamSupport.stream(layers().spliterator(), false)
        .filter(layer -> layer.path("class_name").asText().equals(type.group(1)))
        .findFirst()
        .map(layer -> title(layer, layer.path("config")));
  }

  /** A list in old files, an object that holds one in newer ones. */
  private JsonNode layers() {
    final JsonNode config = root.path("config");
    return config.isArray() ? config : config.path("layers");
  }

  private static void closeSides(final ObjectNode config) {
    if (config.path("batch_input_shape") instanceof ArrayNode shape) {
      for (int axis = 1; axis < shape.size(); axis++) {
        if (shape.get(axis).isNull()) {
          shape.set(axis, JSON.getNodeFactory().numberNode(ANY_SIDE));
        }
      }
    }
  }

  private void name(final ObjectNode layer, final ObjectNode config) {
    switch (layer.path("class_name").asText()) {
      case "Lambda" -> {
        if (!FUNCTIONS.contains(config.path("function").asText())) {
          throw refusal(layer, config, "is Python code, which cannot be read from a file");
        }
        subPixel(layer, config, config.path("arguments").path("block_size").asInt());
      }
      case "TFOpLambda" -> call(layer, config);
      case "TensorFlowOpLayer" -> {
        final JsonNode node = config.path("node_def");
        if (!node.path("op").asText().equals(DEPTH_TO_SPACE)) {
          throw refusal(layer, config, "is TensorFlow's " + node.path("op").asText());
        }
        subPixel(layer, config, node.path("attr").path("block_size").path("i").asInt());
      }
      default -> {
        // A layer by its own name: DL4J's importer knows it or reports that it does not.
      }
    }
  }

  /** A call: what it is given is among its inputs, in one list less than layers have. */
  private void call(final ObjectNode layer, final ObjectNode config) {
    final String function = config.path("function").asText();
    final JsonNode node = layer.path("inbound_nodes").path(0);
    final JsonNode arguments = node.path(3);
    if (FUNCTIONS.contains(function)) {
      inputs(layer, List.of(node.path(0).asText()));
      subPixel(layer, config, arguments.path("block_size").asInt());
    } else if (SUMS.contains(function) && arguments.path("y").isArray()) {
      inputs(layer, List.of(node.path(0).asText(), arguments.path("y").path(0).asText()));
      layer.put("class_name", "Add");
    } else {
      throw refusal(layer, config, "is TensorFlow's " + function);
    }
  }

  private static void inputs(final ObjectNode layer, final List<String> names) {
    final ArrayNode node = JSON.createArrayNode();
    for (final String name : names) {
      node.add(JSON.createArrayNode().add(name).add(0).add(0).add(JSON.createObjectNode()));
    }
    layer.set("inbound_nodes", JSON.createArrayNode().add(node));
  }

  private void subPixel(final ObjectNode layer, final ObjectNode config, final int block) {
    if (block < 1) {
      throw refusal(layer, config, "does not state its block size");
    }
    layer.put("class_name", DEPTH_TO_SPACE);
    config.put("block_size", block);
  }

  private RasterException refusal(
      final ObjectNode layer, final ObjectNode config, final String what) {
    return new RasterException(
        title(layer, config)
            + ": "
            + what
            + "; use layers of Keras (Add, Concatenate and the like), and tf.nn.depth_to_space for"
            + " sub-pixels");
  }

  private static String title(final JsonNode layer, final JsonNode config) {
    return String.format(
        Locale.ROOT,
        "layer '%s' (%s)",
        config.path("name").asText(),
        layer.path("class_name").asText());
  }
}
