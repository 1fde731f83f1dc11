package org.finegrid.geoserver;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.finegrid.model.ModelRepository;

/**
 * What the administrator of a server set, read anew for each request: a small file, so that changes
 * count at once.
 *
 * @param limits what a request may ask
 * @param models the models that it may name
 */
record Settings(Limits limits, ModelRepository models) {

  /**
   * Those of the running server.
   *
   * @throws org.geotools.process.ProcessException where its file cannot be read or is wrong
   */
  static Settings current() {
    return of(DataDirectory.finegrid());
  }

  /** Those in a directory, which need not exist; the defaults without one. */
  static Settings of(final Optional<Path> directory) {
    return new Settings(
        directory.map(each -> read(each.resolve(Limits.FILE))).orElseGet(Limits::defaults),
        directory
            .map(each -> new ModelRepository(each.resolve("models")))
            .orElseGet(ModelRepository::builtIn));
  }

  private static Limits read(final Path file) {
    final Properties set = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      set.load(reader);
    } catch (NoSuchFileException e) {
      return Limits.defaults();
    } catch (IOException | IllegalArgumentException e) {
      throw ErrorTexts.because(
          Limits.FILE + ": cannot be read; inform the server's administrator", e);
    }
    return Limits.of(set);
  }
}
