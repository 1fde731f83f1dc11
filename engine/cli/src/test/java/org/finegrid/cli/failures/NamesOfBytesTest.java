package org.finegrid.cli.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of files that are not text in the locale: Linux has names of bytes, Java of text. */
@EnabledOnOs(OS.LINUX)
@Tag("slow")
class NamesOfBytesTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    // In Latin-1, and one byte of two.
    "C.UTF-8, out-\\351.tif, UTF-8, out-\\xe9.tif",
    "C.UTF-8, out-\\303.tif, UTF-8, out-\\xc3.tif",
    // In UTF-8, which Java cannot name where the locale has only ASCII.
    "C, out-\\303\\251.tif, set LC_ALL=C.UTF-8, out-\\xc3\\xa9.tif",
  })
  void oneThatJavaWouldChangeIsRefused(
      final String locale, final String bytes, final String told, final String name)
      throws Exception {
    final Folder folder = new Folder(directory);
    folder.sample("island/temperature.tif");
    final Map<Path, Integer> before = folder.contents();
    try (Child child = run(locale, bytes)) {
      assertEquals(2, child.code());
      Folder.saysInOneLine(child.errors(), List.of("'" + name + "'", told));
    }
    assertEquals(before, folder.contents());
  }

  @ParameterizedTest
  @CsvSource({"C.UTF-8, out-\\303\\251.tif", "C.UTF-8, out.tif", "C, out.tif"})
  void oneThatIsTextInTheLocaleIsWritten(final String locale, final String bytes) throws Exception {
    final Folder folder = new Folder(directory);
    folder.sample("island/temperature.tif");
    try (Child child = run(locale, bytes)) {
      assertEquals(List.of(), child.errors());
      assertEquals(0, child.code());
    }
    // The shell, and not Java, says whether the file is there by exactly that name.
    assertEquals(0, shell(locale, "test -s \"$(printf '" + bytes + "')\"").start().waitFor());
  }

  private Child run(final String locale, final String bytes) throws Exception {
    final List<String> words =
        Child.command(
            List.of(), List.of("downscale", "--model=bicubic", "--factor=2", "temperature.tif"));
    return Child.start(
        shell(locale, "exec '" + String.join("' '", words) + "' \"$(printf '" + bytes + "')\""));
  }

  private ProcessBuilder shell(final String locale, final String script) {
    final ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", script).directory(directory.toFile());
    builder.environment().put("LC_ALL", locale);
    return builder;
  }
}
