package org.finegrid.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/training.md shows to Java developers is what they can compile. */
class DocumentedCodeTest {
  private static final Path PAGE = Path.of("../../docs/training.md");
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final String IMPORTS =
      """
      import java.nio.file.Path;
      import java.time.Clock;
      import java.util.*;
      import org.finegrid.model.ModelCard;
      import org.finegrid.training.*;
      import org.finegrid.training.data.*;
      """;

  @TempDir private Path classes;

  @Test
  void everyBlockOfJavaCompiles() throws IOException {
    final Matcher blocks = BLOCK.matcher(Files.readString(PAGE));
    int count = 0;
    while (blocks.find()) {
      count++;
      assertEquals("", errors(blocks.group(1)), blocks.group(1));
    }
    assertTrue(count > 0, "no Java in " + PAGE);
  }

  private String errors(final String statements) {
    final String source =
        IMPORTS + "class Shown { static void shown() throws Exception {" + statements + "}}";
    final JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Shown.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(final boolean ignoreEncodingErrors) {
            return source;
          }
        };
    final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    final StringWriter said = new StringWriter();
    final boolean compiled =
        compiler
            .getTask(
                said,
                null,
                null,
                List.of("-proc:none", "-d", classes.toString(), "-classpath", classPath()),
                null,
                List.of(file))
            .call();
    return compiled ? "" : said.toString();
  }

  /** Surefire may hand the test's class path on in a property of its own. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
