package org.finegrid.cli;

import java.util.OptionalInt;
import org.finegrid.model.ModelRepository;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Numbers as options take them, refused where they make no sense. */
public final class OptionNumbers {

  private OptionNumbers() {}

  /** An integer, whose range the engine checks. */
  public static final class Whole implements ITypeConverter<Integer> {
    @Override
    public Integer convert(final String text) {
      return integer(text, Integer.MIN_VALUE, Integer.MAX_VALUE, "an integer");
    }
  }

  /** An integer, whose range the engine checks, or {@code auto}. */
  static final class WholeOrAuto implements ITypeConverter<OptionalInt> {
    @Override
    public OptionalInt convert(final String text) {
      return text.equalsIgnoreCase("auto")
          ? OptionalInt.empty()
          : OptionalInt.of(
              integer(text, Integer.MIN_VALUE, Integer.MAX_VALUE, "auto or an integer"));
    }
  }

  /** An integer from 1 up. */
  public static final class FromOne implements ITypeConverter<Integer> {
    @Override
    public Integer convert(final String text) {
      return integer(text, 1, Integer.MAX_VALUE, "an integer from 1 up");
    }
  }

  /** A factor that a model may have. */
  public static final class Factor implements ITypeConverter<Integer> {
    @Override
    public Integer convert(final String text) {
      final int largest = ModelRepository.LARGEST_FACTOR;
      return integer(text, 1, largest, "an integer from 1 to " + largest);
    }
  }

  /** A factor that a model can be trained for. */
  public static final class TrainedFactor implements ITypeConverter<Integer> {
    @Override
    public Integer convert(final String text) {
      return integer(text, 2, 16, "an integer from 2 to 16");
    }
  }

  /** A number that is neither infinite nor NaN. */
  public static final class Finite implements ITypeConverter<Double> {
    @Override
    public Double convert(final String text) {
      return finite(text);
    }
  }

  /** Reads a finite number. */
  static double finite(final String text) {
    try {
      final double value = Double.parseDouble(text.strip());
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, like the values that parse but are no use.
    }
    throw new TypeConversionException("'" + text + "' is not a number");
  }

  private static int integer(
      final String text, final int smallest, final int largest, final String wanted) {
    try {
      final int value = Integer.parseInt(text);
      if (value >= smallest && value <= largest) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, like the numbers that are too small or too large.
    }
    throw new TypeConversionException("'" + text + "' is not " + wanted);
  }
}
