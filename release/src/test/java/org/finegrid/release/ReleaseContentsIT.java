package org.finegrid.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseContentsIT {
  private static final long HUNDRED_MEGABYTES = 100_000_000;

  @Test
  void theProgramIsSmallerThanAHundredMegabytes() throws IOException {
    assertTrue(Files.size(ReleaseZips.PROGRAM) < HUNDRED_MEGABYTES);
  }

  @Test
  void theProgramHoldsNothingOfTraining() throws IOException {
    assertEquals(
        List.of(),
        ReleaseZips.files(ReleaseZips.PROGRAM).stream()
            .filter(each -> each.matches(".*(nd4j|javacpp|openblas|deeplearning4j|hdf5-).*"))
            .toList());
  }

  @Test
  void bothZipsTogetherHoldTheClassPathOfTheProgramAndNoJarTwice() throws IOException {
    final List<String> packed = new ArrayList<>(ReleaseZips.jars(ReleaseZips.PROGRAM, "lib"));
    packed.addAll(ReleaseZips.jars(ReleaseZips.TRAINING, "training"));
    packed.removeIf(each -> each.matches("finegrid-cli-.*-training\\.jar"));
    assertEquals(new TreeSet<>(packed).size(), packed.size(), packed.toString());
    assertEquals(classPath(), new TreeSet<>(packed));
  }

  /** As the manifest of the checkout's jar has it. */
  private static TreeSet<String> classPath() throws IOException {
    final Path jar = ReleaseZips.CHECKOUT.resolve("engine/cli/target/finegrid.jar");
    try (JarInputStream in = new JarInputStream(Files.newInputStream(jar))) {
      final TreeSet<String> names = new TreeSet<>();
      for (final String each :
          in.getManifest().getMainAttributes().getValue("Class-Path").split(" ")) {
        if (each.startsWith("lib/")) {
          names.add(each.substring("lib/".length()));
        }
      }
      return names;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "linux-x64/libonnxruntime.so",
        "linux-aarch64/libonnxruntime.so",
        "osx-aarch64/libonnxruntime.dylib",
        "win-x64/onnxruntime.dll"
      })
  void networksRunOnEverySystem(final String library) throws IOException {
    assertTrue(
        ReleaseZips.files(ReleaseZips.PROGRAM).stream()
            .anyMatch(each -> each.matches("native/onnxruntime-[^/]+/" + library)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LICENSE",
        "NOTICE",
        "CHANGELOG.md",
        "CITATION.cff",
        "SECURITY.md",
        "README.md",
        "licences/LGPL-2.1.txt",
        "licences/EPL-2.0.txt",
        "samples/island/precipitation.nc",
        "samples/topography/global-1deg.nc",
        "scripts/install-gdal-java.sh",
        "completion/finegrid.bash",
        "man/man1/finegrid.1",
        "man/man1/finegrid-downscale.1",
        "man/man1/finegrid-train-fine-l.1"
      })
  void whatUsersLookForIsInside(final String file) throws IOException {
    assertTrue(ReleaseZips.files(ReleaseZips.PROGRAM).contains(file));
  }

  @Test
  void whatNamesTheVersionNamesThisOne() throws IOException {
    final String version =
        ReleaseZips.PROGRAM.getFileName().toString().replaceAll("finegrid-|\\.zip", "");
    final String citation = ReleaseZips.text(ReleaseZips.PROGRAM, "CITATION.cff");
    assertTrue(citation.contains("\nversion: " + version + "\n"), citation);
    final String changes = ReleaseZips.text(ReleaseZips.PROGRAM, "CHANGELOG.md");
    assertTrue(changes.contains("\n## " + version + "\n"), changes);
    final String readme = ReleaseZips.text(ReleaseZips.PROGRAM, "README.md");
    assertTrue(readme.contains("`" + ReleaseZips.PROGRAM.getFileName() + "`"), readme);
    final String page = ReleaseZips.text(ReleaseZips.PROGRAM, "man/man1/finegrid.1");
    assertTrue(page.contains("\"Finegrid " + version + "\""), page);
  }

  @Test
  void manualPagesNameTheOptions() throws IOException {
    final String page = ReleaseZips.text(ReleaseZips.PROGRAM, "man/man1/finegrid-downscale.1");
    assertTrue(page.contains("\\-\\-factor"), page);
    final String completion = ReleaseZips.text(ReleaseZips.PROGRAM, "completion/finegrid.bash");
    assertTrue(completion.contains("--back-projection"), completion);
    assertFalse(completion.contains("\r"));
  }
}
