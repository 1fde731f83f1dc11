package org.finegrid.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line where the training add-on is not installed. */
@Tag("slow")
class MissingAddOnTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"train", "train srcnn --data dem.tif --factor 4", "import net.h5 --out a.onnx"})
  void aTrainingCommandNamesTheAddOnThatItNeeds(final String line) {
    final Outcome outcome = Outcome.of(Optional.empty(), line.split(" "));
    assertEquals(ExitCode.FAILED, outcome.code(), outcome.err());
    assertEquals(1, outcome.errorLines().size(), outcome.err());
    assertTrue(outcome.err().contains("finegrid-training-"), outcome.err());
    assertTrue(outcome.err().contains(line.split(" ")[0]), outcome.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"train --help", "import --help"})
  void itsHelpNamesTheAddOnToo(final String line) {
    final Outcome outcome = Outcome.of(Optional.empty(), line.split(" "));
    assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("training add-on"), outcome.out());
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x86_64",
    "Linux, aarch64, linux-arm64",
    "Mac OS X, aarch64, macosx-arm64",
    "Windows 11, amd64, windows-x86_64"
  })
  void theAddOnIsNamedForThePlatform(
      final String system, final String processor, final String platform) {
    assertEquals(platform, MissingAddOnCommand.platform(system, processor));
  }

  @Test
  void theOtherCommandsAreNotAffected() {
    final Outcome outcome = Outcome.of(Optional.empty(), "models");
    assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
  }

  @Test
  void nothingOutsideTheAddOnIsLinkedToTraining() {
    final JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.finegrid.cli");
    noClasses()
        .that()
        .resideOutsideOfPackage("org.finegrid.cli.training..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.finegrid.cli.training..",
            "org.finegrid.training..",
            "org.nd4j..",
            "org.deeplearning4j..",
            "org.bytedeco..")
        .check(classes);
  }
}
