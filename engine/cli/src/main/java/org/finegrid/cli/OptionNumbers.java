package org.finegrid.cli;

import java.util.OptionalInt;
import org.finegrid.model.ModelRepository;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Numbers as options take them, refused where they make no sense. */
public final class OptionNumbers {

  private OptionNumbers() {}

  /** A whole number, whose range the engine checks. */
  public static final class Whole implements ITypeConverter<Integer> {
    @Override
    public Integer convert(final String text) {
      return whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE, "a whole number");
    }
  }

  /** A whole number, whose range the engine checks, or {@code auto}. */
  static final class WholeOrAuto implements ITypeConverter<OptionalInt> {
    @Override
    public OptionalInt convert(final String text) {
      return text.equalsIgnoreCase("auto")
          ? OptionalInt.empty()
          : OptionalInt.of(
              whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE, "auto or a whole number"));
    }
  }

  /** A whole number from 1 up. */
  public static final class FromOne implements ITypeConverter<Integer> {
    @Override
    public Integer convert(final String text) {
      return whole(text, 1, Integer.MAX_VALUE, "a whole number from 1 up");
    }
  }

  /** A factor that a model may have. */
  public static final class Factor implements ITypeConverter<Integer> {
    @Override
    public Integer convert(final String text) {
      final int largest = ModelRepository.LARGEST_FACTOR;
      return whole(text, 1, largest, "a whole number from 1 to " + largest);
    }
  }

  /** A factor that a model can be trained for. */
  public static final class TrainedFactor implements ITypeConverter<Integer> {
    @Override
    public Integer convert(final String text) {
      return whole(text, 2, 16, "a whole number from 2 to 16");
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

  private static int whole(
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
