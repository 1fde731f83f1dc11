package org.finegrid.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a file's name. */
final class FileName implements ITypeConverter<Path> {

  @Override
  public Path convert(final String text) {
    if (text.isEmpty()) {
      throw new TypeConversionException("the name is empty; name a file");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(
          "'" + text + "' has characters that this locale cannot name; set LC_ALL=C.UTF-8");
    }
  }
}
