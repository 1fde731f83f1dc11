package org.finegrid.geoserver;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Optional;

/** Where GeoServer keeps its data, found without one of its classes at compile time. */
final class DataDirectory {
  private static final String VARIABLE = "GEOSERVER_DATA_DIR";
  private static final String EXTENSIONS = "org.geoserver.platform.GeoServerExtensions";
  private static final String LOADER = "resourceLoader";

  private DataDirectory() {}

  /**
   * Finegrid's directory in GeoServer's: that of the running server, else the one that the system
   * property or environment variable {@code GEOSERVER_DATA_DIR} names; empty where there is none.
   */
  static Optional<Path> finegrid() {
    return ofServer()
        .or(() -> named(System.getProperty(VARIABLE)))
        .or(() -> named(System.getenv(VARIABLE)))
        .map(directory -> directory.resolve("finegrid"));
  }

  private static Optional<Path> named(final String name) {
    return Optional.ofNullable(name).filter(text -> !text.isBlank()).map(Path::of);
  }

  private static Optional<Path> ofServer() {
    final Class<?> extensions;
    try {
      extensions = Class.forName(EXTENSIONS, true, DataDirectory.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      // Not within a GeoServer.
      return Optional.empty();
    }
    try {
      final Object loader = extensions.getMethod("bean", String.class).invoke(null, LOADER);
      if (loader == null) {
        return Optional.empty();
      }
      final Method directory = loader.getClass().getMethod("getBaseDirectory");
      return Optional.ofNullable((File) directory.invoke(loader)).map(File::toPath);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw ErrorTexts.because("finegrid: GeoServer's data directory is unknown", e);
    }
  }
}
