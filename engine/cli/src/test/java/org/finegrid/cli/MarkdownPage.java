package org.finegrid.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * A page of the documentation, as far as tests look at it.
 *
 * @param file the Markdown file
 * @param links where its links and pictures lead
 * @param anchors the names by which links reach its headings
 * @param blocks its fenced blocks of code
 * @param spans its code within sentences and tables, each with the heading that it stands under
 */
record MarkdownPage(
    Path file, List<String> links, Set<String> anchors, List<String> blocks, List<Span> spans) {
  /** The root of the checkout, seen from the directory that tests run in. */
  static final Path ROOT = Path.of("../..");

  private static final Set<String> NOT_SOURCES = Set.of("target", ".git");

  /**
   * Code within a sentence or a table.
   *
   * @param heading the text of the heading above it, empty before the first
   * @param text the code
   * @param firstOfItsRow whether it is in the first cell of a table's row
   */
  record Span(String heading, String text, boolean firstOfItsRow) {}

  /** All pages of the checkout. */
  static List<MarkdownPage> all() {
    return files(".md").map(MarkdownPage::of).toList();
  }

  /** The files of the checkout whose names end so, without what builds make. */
  static Stream<Path> files(final String ending) {
    final List<Path> found = new ArrayList<>();
    collect(ROOT, ending, found);
    return found.stream();
  }

  private static void collect(final Path directory, final String ending, final List<Path> found) {
    try (Stream<Path> entries = Files.list(directory)) {
      for (final Path each : entries.sorted().toList()) {
        if (Files.isDirectory(each)) {
          if (!NOT_SOURCES.contains(each.getFileName().toString())) {
            collect(each, ending, found);
          }
        } else if (each.toString().endsWith(ending)) {
          found.add(each);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads one page. */
  static MarkdownPage of(final Path file) {
    final Node document;
    try {
      document =
          Parser.builder()
              .extensions(List.of(TablesExtension.create()))
              .build()
              .parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    final MarkdownPage page =
        new MarkdownPage(
            file, new ArrayList<>(), new HashSet<>(), new ArrayList<>(), new ArrayList<>());
    document.accept(page.new Collector());
    return page;
  }

  /** Takes what tests look at out of the parsed page. */
  private final class Collector extends AbstractVisitor {
    private final IdGenerator ids = IdGenerator.builder().build();
    private String heading = "";

    @Override
    public void visit(final Heading node) {
      heading = TextContentRenderer.builder().build().render(node).replace("\"", "");
      anchors.add(ids.generateId(heading));
      visitChildren(node);
    }

    @Override
    public void visit(final Link node) {
      links.add(node.getDestination());
      visitChildren(node);
    }

    @Override
    public void visit(final Image node) {
      links.add(node.getDestination());
    }

    @Override
    public void visit(final FencedCodeBlock node) {
      blocks.add(node.getLiteral());
    }

    @Override
    public void visit(final Code node) {
      final Node cell = node.getParent();
      spans.add(
          new Span(
              heading, node.getLiteral(), cell instanceof TableCell && cell.getPrevious() == null));
    }
  }
}
