package org.finegrid.internal.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.IoReason;
import org.finegrid.model.ModelCard;

/** The networks that have a name: ONNX files in the user's directory, and those in the jar. */
public final class ModelFiles {
  /** How the name of a model file ends. */
  public static final String SUFFIX = ".onnx";

  private static final String RESOURCES = "/org/finegrid/models/";
  private static final String INDEX = RESOURCES + "index.txt";

  private final Optional<Path> directory;

  /** Files in a directory, which need not exist, and those in the jar. */
  public ModelFiles(final Optional<Path> directory) {
    this.directory = directory;
  }

  /** All networks that have a name; what the user put there goes before what the jar holds. */
  public List<NamedNetwork> all() {
    return named(stem -> true);
  }

  /** Networks whose names start like this, among others that the user put there. */
  public List<NamedNetwork> startingWith(final String name) {
    return named(stem -> stem.startsWith(name));
  }

  /** The networks that a name stands for. */
  public NetworkFamily family(final String name) {
    return new NetworkFamily(
        name,
        startingWith(name).stream()
            .filter(each -> NamedNetwork.answersTo(each.card(), name))
            .toList());
  }

  /**
   * What is wrong with the user's directory and with files in it that no name leads to, a sentence
   * each.
   */
  public List<String> problems() {
    final List<String> problems = new ArrayList<>();
    final List<Path> paths;
    try {
      paths = listed();
    } catch (RasterException e) {
      return List.of(e.getMessage());
    }
    for (final Path path : paths) {
      try {
        if (OnnxFile.read(path).card().isEmpty()) {
          problems.add(path + ": has no model card, so it has no name; give its path");
        }
      } catch (RasterException e) {
        problems.add(e.getMessage());
      }
    }
    return problems;
  }

  /**
   * Networks that have a name.
   *
   * @param wanted which of the jar's to read, by the names of their cards, which their files have
   *     too: there are many, and most calls are for one
   */
  private List<NamedNetwork> named(final Predicate<String> wanted) {
    final List<NamedNetwork> named = new ArrayList<>();
    for (final Path path : userFiles()) {
      card(path).ifPresent(card -> named.add(new NamedNetwork(card, () -> OnnxFile.read(path))));
    }
    for (final OnnxFile file : builtIn(wanted)) {
      file.card().ifPresent(card -> named.add(new NamedNetwork(card, () -> file)));
    }
    return named;
  }

  /**
   * A file that cannot be used must not stand in the way of others; {@link #problems()} lists it.
   */
  private static Optional<ModelCard> card(final Path path) {
    try {
      return OnnxFile.read(path).card();
    } catch (RasterException e) {
      return Optional.empty();
    }
  }

  /** None where the directory cannot be listed, which must not stand in the way of others. */
  private List<Path> userFiles() {
    try {
      return listed();
    } catch (RasterException e) {
      return List.of();
    }
  }

  private List<Path> listed() {
    if (directory.isEmpty() || !Files.isDirectory(directory.get())) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(directory.get())) {
      return list.filter(path -> path.toString().endsWith(SUFFIX))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unlisted(IoReason.of(e), e);
    } catch (UncheckedIOException e) {
      throw unlisted(IoReason.of(e.getCause()), e);
    }
  }

  private RasterException unlisted(final String why, final Exception cause) {
    return new RasterException(
        ErrorCode.UNUSABLE_MODEL,
        directory.orElseThrow() + ": cannot be listed, so its models are not known (" + why + ")",
        cause);
  }

  /** The index lists the jar's models, one file name to a line; a jar cannot be listed itself. */
  private static List<OnnxFile> builtIn(final Predicate<String> wanted) {
    try (InputStream index = ModelFiles.class.getResourceAsStream(INDEX)) {
      if (index == null) {
        return List.of();
      }
      final List<OnnxFile> files = new ArrayList<>();
      final String text = new String(index.readAllBytes(), StandardCharsets.UTF_8);
      for (final String name : text.lines().filter(line -> line.endsWith(SUFFIX)).toList()) {
        if (wanted.test(name.substring(0, name.length() - SUFFIX.length()))) {
          files.add(OnnxFile.ofTrusted(name, resource(name)));
        }
      }
      return files;
    } catch (IOException e) {
      throw new RasterException(
          ErrorCode.UNUSABLE_MODEL, "the models in the jar cannot be read", e);
    }
  }

  private static byte[] resource(final String name) throws IOException {
    try (InputStream in = ModelFiles.class.getResourceAsStream(RESOURCES + name)) {
      if (in == null) {
        throw new IOException(name + " is listed but missing");
      }
      return in.readAllBytes();
    }
  }
}
