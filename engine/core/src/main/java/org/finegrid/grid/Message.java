package org.finegrid.grid;

import java.io.Serializable;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence for the user in which parameters are placeholders, so that each caller can put its own
 * names for them there. {@link #toString()} has them as Java spells them.
 *
 * @param template the sentence, with {@link ParameterName#placeholder()} for each parameter
 */
public record Message(String template) implements Serializable {
  // Control characters: no file name or value that stands in a sentence passes for a placeholder.
  static final char OPEN = '\u0002';
  static final char CLOSE = '\u0003';

  private static final Pattern PLACEHOLDER = Pattern.compile(OPEN + "([a-z][A-Za-z0-9]*)" + CLOSE);

  /** Sentences of these templates. */
  public static List<Message> list(final List<String> templates) {
    return templates.stream().map(Message::new).toList();
  }

  /** The sentence in a caller's words. */
  public String text(final Function<ParameterName, String> naming) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(found -> Matcher.quoteReplacement(naming.apply(parameter(found))));
  }

  private static ParameterName parameter(final MatchResult found) {
    return new ParameterName(found.group(1));
  }

  /** The same sentence with something changed beside its placeholders. */
  public Message edit(final UnaryOperator<String> change) {
    return new Message(change.apply(template));
  }

  @Override
  public String toString() {
    return text(ParameterName::name);
  }
}
