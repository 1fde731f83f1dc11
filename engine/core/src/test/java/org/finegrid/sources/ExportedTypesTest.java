package org.finegrid.sources;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the library offers to programs: the listed types, and no others. */
class ExportedTypesTest {
  private static final int MOST = 60;
  private static final String INTERNAL = "org.finegrid.internal";

  @Test
  void theListedTypesAreThoseThatCanBeUsed() throws IOException {
    final List<String> exported =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.finegrid")
                .stream()
                .filter(each -> !each.getPackageName().startsWith(INTERNAL))
                .filter(ExportedTypesTest::visible)
                .map(JavaClass::getName)
                .toList();
    ListFile.read("exported-types.txt").assertExactly(exported);
    final long outer = exported.stream().filter(name -> !name.contains("$")).count();
    assertTrue(outer <= MOST, outer + " public types");
  }

  private static boolean visible(final JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ExportedTypesTest::visible).orElse(true);
  }
}
