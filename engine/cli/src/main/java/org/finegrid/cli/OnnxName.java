package org.finegrid.cli;

import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a model file to write, which {@code --model} knows by its ending. */
public final class OnnxName implements ITypeConverter<Path> {

  @Override
  public Path convert(final String text) {
    final Path path = new FileName().convert(text);
    if (!path.getFileName().toString().matches(".+\\.onnx")) {
      throw new TypeConversionException("'" + text + "' does not end in .onnx");
    }
    return path;
  }
}
