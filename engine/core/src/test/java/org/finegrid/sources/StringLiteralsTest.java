package org.finegrid.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StringLiteralsTest {

  @Test
  void textsAreFoundWithTheirEscapes() {
    assertEquals(List.of("a", "b \\\" c", ""), StringLiterals.in("f(\"a\", \"b \\\" c\" + \"\");"));
  }

  @Test
  void whatLooksLikeATextInCommentsAndCharactersIsNone() {
    assertEquals(
        List.of("yes"),
        StringLiterals.in(
            "// \"no\"\n/* \"no\" */ char c = '\"'; char d = '\\''; String s = \"yes\";"));
  }

  @Test
  void commentsInTextsAreTexts() {
    assertEquals(List.of("http://a", "/* b */"), StringLiterals.in("\"http://a\" + \"/* b */\""));
  }

  @Test
  void blocksOfTextAreFound() {
    final String mark = "\"".repeat(3);
    assertEquals(
        List.of("\n a \"b\"\n ", "c"),
        StringLiterals.in("x = " + mark + "\n a \"b\"\n " + mark + "; y = \"c\";"));
  }
}
