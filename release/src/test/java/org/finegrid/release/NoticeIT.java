package org.finegrid.release;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code NOTICE} names every library that is bundled, and no other. */
class NoticeIT {
  private static final Pattern ENTRY = Pattern.compile("^  (\\S+)  +\\S");

  @Test
  void everyLibraryOfTheCommandLineIsListedWithItsLicence() throws IOException {
    assertEquals(
        libraries(ReleaseZips.jars(ReleaseZips.PROGRAM, "lib").stream()),
        listed("LIBRARIES OF THE COMMAND LINE"));
  }

  @Test
  void everyLibraryOfTheTrainingAddOnIsListedWithItsLicence() throws IOException {
    assertEquals(
        libraries(ReleaseZips.jars(ReleaseZips.TRAINING, "training").stream()),
        listed("LIBRARIES OF THE TRAINING ADD-ON"));
  }

  private static TreeSet<String> libraries(final Stream<String> jars) {
    final TreeSet<String> names = new TreeSet<>();
    jars.map(each -> each.replaceFirst("-\\d.*", ""))
        .filter(each -> !each.startsWith("finegrid-"))
        .forEach(names::add);
    return names;
  }

  /** The names that begin the entries of a section. */
  private static TreeSet<String> listed(final String section) throws IOException {
    final TreeSet<String> names = new TreeSet<>();
    boolean inside = false;
    for (final String line : Files.readAllLines(ReleaseZips.CHECKOUT.resolve("NOTICE"))) {
      if (line.matches("[A-Z]{6,}[ A-Z-]*.*")) {
        inside = line.startsWith(section);
      }
      final Matcher entry = ENTRY.matcher(line);
      if (inside && entry.find()) {
        names.add(entry.group(1));
      }
    }
    return names;
  }
}
