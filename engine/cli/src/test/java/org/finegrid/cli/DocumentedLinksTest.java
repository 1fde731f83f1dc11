package org.finegrid.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  void theIndexOfTheDocumentationLinksToEveryPage() throws IOException {
    final Path docs = MarkdownPage.ROOT.resolve("docs");
    final Path index = docs.resolve("README.md");
    final List<Path> linked =
        MarkdownPage.of(index).links().stream()
            .map(link -> docs.resolve(link.replaceFirst("#.*", "")).normalize())
            .toList();
    try (Stream<Path> pages = Files.walk(docs)) {
      final List<Path> unlinked =
          pages
              .filter(each -> each.toString().endsWith(".md") && !each.equals(index))
              .map(Path::normalize)
              .filter(each -> !linked.contains(each))
              .toList();
      assertEquals(List.of(), unlinked);
    }
  }
}
