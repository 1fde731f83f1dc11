package org.finegrid.training.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.finegrid.grid.RasterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KerasModelJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'class_name': 'Lambda', 'config': {'name': 'up', 'function': 'depth_to_space',"
            + " 'function_type': 'function', 'arguments': {'block_size': 3}}}",
        "{'class_name': 'TensorFlowOpLayer', 'config': {'name': 'up', 'node_def': {'op':"
            + " 'DepthToSpace', 'attr': {'block_size': {'i': '3'}}}}}",
        "{'class_name': 'TFOpLambda', 'config': {'name': 'up', 'function': 'nn.depth_to_space'},"
            + " 'inbound_nodes': [['a', 0, 0, {'block_size': 3}]]}",
      })
  void everyWayToWriteSubPixelsBecomesTheSameLayer(final String layer) throws Exception {
    final JsonNode read = layer(layer);
    assertEquals("DepthToSpace", read.path("class_name").asText());
    assertEquals("up", read.path("config").path("name").asText());
    assertEquals(3, read.path("config").path("block_size").asInt());
  }

  @Test
  void aSumOfTwoResultsBecomesALayer() throws Exception {
    final JsonNode read =
        layer(
            "{'class_name': 'TFOpLambda', 'config': {'name': 's', 'function': 'math.add'},"
                + " 'inbound_nodes': [['a', 0, 0, {'y': ['b', 0, 0]}]]}");
    assertEquals("Add", read.path("class_name").asText());
    assertEquals(
        new ObjectMapper().readTree("[[[\"a\", 0, 0, {}], [\"b\", 0, 0, {}]]]"),
        read.path("inbound_nodes"));
  }

  @Test
  void sidesLeftOpenGetANumberAndOthersStay() throws Exception {
    final JsonNode read =
        layer(
            "{'class_name': 'InputLayer',"
                + " 'config': {'name': 'in', 'batch_input_shape': [null, null, 17, 1]}}");
    assertEquals(
        new ObjectMapper().readTree("[null, 64, 17, 1]"),
        read.path("config").path("batch_input_shape"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'class_name': 'Lambda', 'config': {'name': 'it', 'function': ['4wE=', null, null]}}",
        "{'class_name': 'Lambda', 'config': {'name': 'it', 'function': 'depth_to_space'}}",
        "{'class_name': 'TensorFlowOpLayer', 'config': {'name': 'it', 'node_def': {'op': 'Sin'}}}",
        "{'class_name': 'TFOpLambda', 'config': {'name': 'it', 'function': 'math.sin'},"
            + " 'inbound_nodes': [['a', 0, 0, {}]]}",
        "{'class_name': 'TFOpLambda', 'config': {'name': 'it', 'function': 'math.add'},"
            + " 'inbound_nodes': [['a', 0, 0, {'y': 0.5}]]}",
      })
  void whatIsNoLayerIsNamed(final String layer) {
    final RasterException failure = assertThrows(RasterException.class, () -> layer(layer));
    assertTrue(failure.getMessage().startsWith("layer 'it' ("), failure.getMessage());
  }

  private static JsonNode layer(final String layer) throws Exception {
    final String model =
        "{'class_name': 'Functional', 'config': {'name': 'net', 'layers': [" + layer + "]}}";
    final String rewritten = KerasModelJson.of(model.replace('\'', '"')).text();
    return new ObjectMapper().readTree(rewritten).path("config").path("layers").get(0);
  }
}
