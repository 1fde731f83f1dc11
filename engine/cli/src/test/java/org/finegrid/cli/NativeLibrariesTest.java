package org.finegrid.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import ai.onnxruntime.OrtEnvironment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeLibrariesTest {

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x64, libonnxruntime.so",
    "Linux, aarch64, linux-aarch64, libonnxruntime.so",
    "Mac OS X, aarch64, osx-aarch64, libonnxruntime.dylib",
    "Windows 11, amd64, win-x64, onnxruntime.dll"
  })
  void aPlatformIsNamedAsOnnxRuntimeNamesIt(
      final String system, final String processor, final String platform, final String library) {
    assertEquals(platform, NativeLibraries.platform(system, processor));
    final String packed = "/ai/onnxruntime/native/" + platform + "/" + library;
    assertNotNull(OrtEnvironment.class.getResource(packed), packed);
  }
}
