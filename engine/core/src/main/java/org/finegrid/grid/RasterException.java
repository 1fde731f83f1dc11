package org.finegrid.grid;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The one failure that Finegrid reports to its callers: a code for programs, and a sentence for
 * people that names the file or parameter, what is wrong and what to do. Parameters are
 * placeholders in the sentence, so that each caller can put its own names there; {@link
 * #getMessage()} has them as Java spells them.
 */
public class RasterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final ParameterName parameter;
  private final Message sentence;

  /** An input that cannot be used, without a deeper cause. */
  public RasterException(final String sentence) {
    this(ErrorCode.UNREADABLE_INPUT, sentence);
  }

  /** An input that cannot be used, with the exception that revealed it. */
  public RasterException(final String sentence, final Throwable cause) {
    this(ErrorCode.UNREADABLE_INPUT, sentence, cause);
  }

  /** A failure without a deeper cause. */
  public RasterException(final ErrorCode code, final String sentence) {
    this(code, sentence, null);
  }

  /** A failure with the exception that revealed it. */
  public RasterException(final ErrorCode code, final String sentence, final Throwable cause) {
    this(code, null, sentence, cause);
  }

  /** A failure that a parameter can put right. */
  public RasterException(
      final ErrorCode code, final ParameterName parameter, final String sentence) {
    this(code, parameter, sentence, null);
  }

  private RasterException(
      final ErrorCode code,
      final ParameterName parameter,
      final String sentence,
      final Throwable cause) {
    super(new Message(sentence).toString(), cause);
    this.code = code;
    this.parameter = parameter;
    this.sentence = new Message(sentence);
  }

  /**
   * A parameter's value that it cannot have.
   *
   * @param why what is wrong and what is needed; the sentence begins with the parameter's name
   */
  public static RasterException invalid(final ParameterName parameter, final String why) {
    return new RasterException(
        ErrorCode.INVALID_PARAMETER, parameter, parameter.placeholder() + ": " + why);
  }

  /** What kind of failure it is. */
  public ErrorCode code() {
    return code;
  }

  /** The parameter at fault, or that puts it right; empty where there is not one. */
  public Optional<ParameterName> parameter() {
    return Optional.ofNullable(parameter);
  }

  /** The sentence with its placeholders. */
  public Message sentence() {
    return sentence;
  }

  /** The sentence in a caller's words. */
  public String message(final Function<ParameterName, String> naming) {
    return sentence.text(naming);
  }

  /** The same failure with another sentence, caused by this one. */
  public RasterException edit(final UnaryOperator<String> change) {
    return new RasterException(code, parameter, change.apply(sentence.template()), this);
  }
}
