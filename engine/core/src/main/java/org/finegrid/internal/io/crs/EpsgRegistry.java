package org.finegrid.internal.io.crs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;
import org.geotools.api.referencing.FactoryException;
import org.geotools.referencing.factory.epsg.hsql.ThreadedHsqlEpsgFactory;
import org.hsqldb.jdbc.JDBCDataSource;

/**
 * The EPSG registry that GeoTools brings, by code.
 *
 * <p>GeoTools unpacks it into a folder that all programs and users of a machine share, and takes
 * what lies there as whole; where that is damaged, no code is known. So each process that asks
 * unpacks its own, which takes an eighth of a second, and removes it at once.
 */
final class EpsgRegistry {
  private static final EpsgRegistry OWN = new EpsgRegistry();

  private Optional<ThreadedHsqlEpsgFactory> factory = Optional.empty();

  private EpsgRegistry() {}

  /** One question to the registry. */
  @FunctionalInterface
  interface Query<T> {
    /** Asks. */
    T ask(ThreadedHsqlEpsgFactory factory) throws FactoryException;
  }

  /**
   * Asks the registry.
   *
   * @param code named where the registry cannot be used
   * @return empty where the registry has no such entry, or one that GeoTools cannot make
   * @throws RasterException where the registry cannot be unpacked or read
   */
  static <T> Optional<T> ask(final int code, final Query<T> query) {
    try {
      return OWN.find(code, query);
    } catch (LinkageError e) {
      // A server whose GeoTools keeps its codes in another database.
      throw new RasterException(
          ErrorCode.MISSING_REQUIREMENT,
          "EPSG:"
              + code
              + ": the registry of codes is not on the class path here; give well-known text",
          e);
    }
  }

  private synchronized <T> Optional<T> find(final int code, final Query<T> query) {
    Path folder = Path.of("");
    try {
      if (factory.isPresent()) {
        return Optional.of(query.ask(factory.get()));
      }
      folder = Files.createTempDirectory("finegrid-epsg");
      final ThreadedHsqlEpsgFactory opened = new Unpacked(folder);
      // A code that is there for sure: what fails now is the registry, not the code.
      opened.createPrimeMeridian(Integer.toString(GeoKeyForm.GREENWICH));
      factory = Optional.of(opened);
      return Optional.of(query.ask(opened));
    } catch (FactoryException e) {
      if (factory.isEmpty() || isOfDatabase(e)) {
        throw unusable(code, e);
      }
      // Unknown, or of a projection that GeoTools cannot compute.
      return Optional.empty();
    } catch (IOException e) {
      throw unusable(code, e);
    } finally {
      remove(folder);
    }
  }

  private static boolean isOfDatabase(final Throwable thrown) {
    return Stream.iterate(thrown, it -> it != null, Throwable::getCause)
        .anyMatch(it -> it instanceof SQLException || it instanceof IOException);
  }

  private static RasterException unusable(final int code, final Exception cause) {
    return new RasterException(
        ErrorCode.MISSING_REQUIREMENT,
        "EPSG:"
            + code
            + ": the registry of codes needs 40 MB in the temporary folder "
            + System.getProperty("java.io.tmpdir")
            + " for a moment, and cannot be unpacked there; make room, or name another folder with"
            + " JDK_JAVA_OPTIONS=-Djava.io.tmpdir=FOLDER",
        cause);
  }

  /** The database keeps its file open, which needs no name; what cannot go now goes at the end. */
  private static void remove(final Path folder) {
    if (folder.toString().isEmpty()) {
      return;
    }
    for (final Path each : contents(folder)) {
      if (!each.toFile().delete()) {
        each.toFile().deleteOnExit();
      }
    }
  }

  private static List<Path> contents(final Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException e) {
      return List.of(folder);
    }
  }

  /** The registry in a folder of its own. */
  private static final class Unpacked extends ThreadedHsqlEpsgFactory {
    private final Path folder;

    Unpacked(final Path folder) {
      this.folder = folder;
    }

    @Override
    protected DataSource createDataSource() {
      final JDBCDataSource source = new JDBCDataSource();
      source.setDatabase(
          "jdbc:hsqldb:file:"
              + folder.toAbsolutePath().toString().replace('\\', '/')
              + "/EPSG;readonly=true");
      source.setUser("SA");
      return source;
    }
  }
}
