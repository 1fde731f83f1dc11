package org.finegrid.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.finegrid.grid.ParameterName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptionNamesTest {

  static List<ParameterName> parameters() {
    return Arrays.stream(ParameterName.class.getFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .map(OptionNamesTest::value)
        // A value in memory has no option; files state their own.
        .filter(each -> !each.equals(ParameterName.NO_DATA))
        .filter(each -> !each.equals(ParameterName.JAVA_OPTIONS))
        .toList();
  }

  private static ParameterName value(final java.lang.reflect.Field field) {
    try {
      return (ParameterName) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void everyParameterOfTheEngineIsAnOptionOrAnArgument(final ParameterName parameter) {
    assertTrue(names().contains(OptionNames.of(parameter)), OptionNames.of(parameter));
  }

  @Test
  void namesOfSeveralWordsGetHyphens() {
    assertEquals("--back-projection", OptionNames.of(ParameterName.BACK_PROJECTION));
  }

  private static Set<String> names() {
    final Set<String> names = new HashSet<>();
    for (final String command : List.of("downscale", "evaluate")) {
      final String help = Outcome.of(new FakeEngine(), command, "--help").out();
      names.addAll(Arrays.asList(help.split("[\\s,=\\[\\]]+")));
    }
    return names;
  }
}
