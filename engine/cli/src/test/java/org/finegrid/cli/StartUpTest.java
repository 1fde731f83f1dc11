package org.finegrid.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartUpTest {

  @Test
  void helpLoadsNoneOfTheHeavyLibraries() throws Exception {
    final Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:stdout",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "downscale",
                "--help")
            .redirectErrorStream(true)
            .start();
    final List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertEquals(0, process.waitFor());
    assertTrue(lines.stream().anyMatch(line -> line.contains("picocli.CommandLine ")));
    assertEquals(
        List.of(),
        lines.stream()
            .filter(
                line ->
                    line.matches(
                        ".*\\b(com\\.fasterxml|org\\.geotools|ucar|ai\\.onnx|org\\.nd4j|org\\.deeplearning4j|org\\.bytedeco).*"))
            .toList());
  }
}
