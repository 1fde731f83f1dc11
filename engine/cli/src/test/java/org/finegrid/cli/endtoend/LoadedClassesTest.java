package org.finegrid.cli.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.finegrid.testing.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start does not pay for. */
class LoadedClassesTest {
  private static final String RUNTIME = "ai.onnxruntime.";

  @TempDir private Path directory;

  @Test
  void aKernelRunsWithoutTheRuntimeOfNetworks() throws Exception {
    final List<String> classes = classes("bicubic");
    assertEquals(List.of(), of(classes, RUNTIME));
  }

  @Test
  void aGeotiffIsReadAndWrittenWithoutTheNetcdfLibrary() throws Exception {
    assertEquals(List.of(), of(classes("bicubic"), "ucar."));
  }

  @Test
  void aNetworkNeedsTheRuntime() throws Exception {
    final Path network = directory.resolve("network.onnx");
    Files.write(network, Networks.unitEquivariant(2));
    assertTrue(of(classes(network.toString()), RUNTIME).size() > 5);
  }

  @Test
  void theListOfModelsNeedsNoneOfThem() throws Exception {
    try (Child child = Child.start(List.of("-Xlog:class+load:stdout"), "models")) {
      assertEquals(0, child.code());
      assertEquals(List.of(), of(child.out(), "org.geotools.", "ucar.", RUNTIME));
    }
  }

  private List<String> classes(final String model) throws Exception {
    try (Child child =
        Child.start(
            List.of("-Xlog:class+load:stdout"),
            "downscale",
            Samples.file("island/temperature.tif").toString(),
            directory.resolve("fine.tif").toString(),
            "--overwrite",
            "--model",
            model,
            "--factor",
            "2")) {
      final int code = child.code();
      assertEquals(0, code, String.join("\n", child.err()));
      assertTrue(of(child.out(), "org.finegrid.downscale.").size() > 5);
      return child.out();
    }
  }

  /** The loaded classes of some packages. */
  private static List<String> of(final List<String> log, final String... packages) {
    return log.stream()
        .filter(line -> List.of(packages).stream().anyMatch(each -> line.contains("] " + each)))
        .toList();
  }
}
