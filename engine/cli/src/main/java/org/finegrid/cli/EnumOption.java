package org.finegrid.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads one of an enumeration's names, in small letters as people type them.
 *
 * @param <E> the enumeration
 */
public final class EnumOption<E extends Enum<E>> implements ITypeConverter<E> {
  private final Class<E> type;

  public EnumOption(final Class<E> type) {
    this.type = type;
  }

  @Override
  public E convert(final String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> name(each).equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'"
                        + text
                        + "' is not one of "
                        + Arrays.stream(type.getEnumConstants())
                            .map(EnumOption::name)
                            .collect(Collectors.joining(", "))));
  }

  private static String name(final Enum<?> each) {
    return each.name().toLowerCase(Locale.ROOT);
  }
}
