package org.finegrid.cli;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.finegrid.score.Scores;

/**
 * One column of a table of scores.
 *
 * @param head its title
 * @param value the score
 * @param rankingKey what is smallest for the best model; NaN where no model is better than another
 * @param format how the score is written
 */
record ScoreColumn(
    String head,
    ToDoubleFunction<Scores> value,
    ToDoubleFunction<Scores> rankingKey,
    Format format) {

  /** What is less than this share of the data range is nothing but rounding. */
  private static final double ROUNDING = 1e-6;

  /** How a score is written. */
  enum Format {
    /** Four significant digits, in the unit of the field. */
    MEASURE {
      @Override
      String text(final double value) {
        final double size = Math.abs(value);
        if (size != 0 && (size < 1e-4 || size >= 1e7)) {
          return String.format(Locale.ROOT, "%.2e", value);
        }
        final int whole = size < 1 ? 1 : (int) Math.floor(Math.log10(size)) + 1;
        final int leading = size == 0 || size >= 1 ? 0 : (int) -Math.floor(Math.log10(size)) - 1;
        return String.format(
            Locale.ROOT, "%." + Math.max(0, (size < 1 ? 4 + leading : 4 - whole)) + "f", value);
      }
    },
    /** A share, a correlation, an efficiency. */
    SHARE {
      @Override
      String text(final double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 1000 ? "%.3f" : "%.2e", value);
      }
    },
    /** Correlations are close to one. */
    FINE_SHARE {
      @Override
      String text(final double value) {
        return String.format(Locale.ROOT, "%.4f", value);
      }
    },
    /** Decibels. */
    DECIBELS {
      @Override
      String text(final double value) {
        return String.format(Locale.ROOT, "%.2f", value);
      }
    };

    abstract String text(double value);
  }

  static ScoreColumn lower(
      final String head, final Format format, final ToDoubleFunction<Scores> value) {
    return new ScoreColumn(head, value, value, format);
  }

  /** A score that no model is better for: one by which to see that all is well. */
  static ScoreColumn plain(
      final String head, final Format format, final ToDoubleFunction<Scores> value) {
    return new ScoreColumn(head, value, s -> Double.NaN, format);
  }

  static ScoreColumn higher(
      final String head, final Format format, final ToDoubleFunction<Scores> value) {
    return new ScoreColumn(head, value, s -> -value.applyAsDouble(s), format);
  }

  static ScoreColumn near(
      final String head,
      final double perfect,
      final Format format,
      final ToDoubleFunction<Scores> value) {
    return new ScoreColumn(head, value, s -> Math.abs(value.applyAsDouble(s) - perfect), format);
  }

  /** Skill against a reference. */
  static ScoreColumn skill(final String head, final Scores reference) {
    return higher(head, Format.SHARE, s -> s.errors().skill(reference.errors()));
  }

  String text(final Scores scores) {
    final double number = value.applyAsDouble(scores);
    if (Double.isNaN(number)) {
      return "-";
    }
    if (format == Format.MEASURE && Math.abs(number) < ROUNDING * scores.range()) {
      return "0";
    }
    return Double.isInfinite(number) ? (number > 0 ? "inf" : "-inf") : format.text(number);
  }
}
