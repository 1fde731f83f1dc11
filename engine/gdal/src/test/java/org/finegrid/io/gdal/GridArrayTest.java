package org.finegrid.io.gdal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridArrayTest {

  @ParameterizedTest
  @CsvSource({"3, 3", "0, 0", "4294967296, 2147483647", "-1, 0", "9300000000000000000, 2147483647"})
  void sizesBeyondThirtyTwoBitsAreNotTakenForSmallOnes(final String stated, final long planes)
      throws JsonProcessingException {
    final String text =
        "{'datatype': 'Float32', 'dimension_size': [%s, 4, 5], 'dimensions': [{}, {}, {}]}";
    final GridArray array =
        GridArray.of(
            "/v",
            new ObjectMapper().readTree(String.format(text, stated).replace('\'', '"')),
            Map.of());
    assertEquals(planes, array.planes());
  }
}
