package org.finegrid.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentedLinksTest {
  private static final Pattern ELSEWHERE = Pattern.compile("^[a-z][a-z+.-]*:.*");

  /** A page of the documentation as sources, scripts and messages name it. */
  private static final Pattern PAGE = Pattern.compile("\\bdocs/[\\w/-]+\\.(?:md|png)");

  @Test
  void everyRelativeLinkLeadsToAFileAndToAHeadingInIt() {
    final List<String> broken = new ArrayList<>();
    final List<MarkdownPage> pages = MarkdownPage.all();
    for (final MarkdownPage page : pages) {
      for (final String link : page.links()) {
        if (!ELSEWHERE.matcher(link).matches() && !leadsSomewhere(page.file(), link)) {
          broken.add(page.file() + ": " + link);
        }
      }
    }
    assertTrue(pages.size() > 10, "pages were looked for in the wrong place");
    assertEquals(List.of(), broken);
  }

  private static boolean leadsSomewhere(final Path from, final String link) {
    final int hash = link.indexOf('#');
    final String path = hash < 0 ? link : link.substring(0, hash);
    final Path target = path.isEmpty() ? from : from.resolveSibling(path).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    return hash < 0 || MarkdownPage.of(target).anchors().contains(link.substring(hash + 1));
  }

  @Test
  void everyPageThatASourceOrAMessageNamesExists() throws IOException {
    final List<String> missing = new ArrayList<>();
    int named = 0;
    for (final Path file : sources().toList()) {
      final Matcher page = PAGE.matcher(Files.readString(file, StandardCharsets.UTF_8));
      while (page.find()) {
        named++;
        if (!Files.exists(MarkdownPage.ROOT.resolve(page.group()))) {
          missing.add(file + ": " + page.group());
        }
      }
    }
    assertTrue(named > 0, "no source names a page");
    assertEquals(List.of(), missing);
  }

  private static Stream<Path> sources() {
    return Stream.of(".java", ".xml", ".sh", ".properties").flatMap(MarkdownPage::files);
  }

  @Test
  void everyPageOfTheDocumentationCanBeReachedFromTheReadme() {
    final Set<Path> reached = new LinkedHashSet<>();
    final Deque<Path> open = new ArrayDeque<>(List.of(MarkdownPage.ROOT.resolve("README.md")));
    while (!open.isEmpty()) {
      final Path page = open.pop();
      if (reached.add(page)) {
        MarkdownPage.of(page).links().stream()
            .map(link -> page.resolveSibling(link.replaceFirst("#.*", "")).normalize())
            .filter(target -> target.toString().endsWith(".md") && Files.exists(target))
            .forEach(open::push);
      }
    }
    final Path docs = MarkdownPage.ROOT.resolve("docs");
    assertEquals(
        List.of(),
        MarkdownPage.files(".md")
            .map(Path::normalize)
            .filter(page -> page.startsWith(docs) && !reached.contains(page))
            .toList());
  }
}
