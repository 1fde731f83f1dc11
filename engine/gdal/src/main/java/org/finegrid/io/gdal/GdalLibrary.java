package org.finegrid.io.gdal;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;
import org.gdal.gdal.Driver;
import org.gdal.gdal.gdal;

/** GDAL itself: loads it once, when it is first needed, and sets it up. */
final class GdalLibrary {
  private static final String NAME = "gdalalljni";

  /** Drivers whose names and files lead to other machines. */
  private static final List<String> OF_NETWORK =
      List.of(
          "HTTP",
          "WMS",
          "WMTS",
          "WCS",
          "OGCAPI",
          "PLMosaic",
          "EEDAI",
          "DAAS",
          "NGW",
          "STACTA",
          "STACIT",
          "PostGISRaster",
          "RASDAMAN");

  /** GDAL's own setting: the one remote file that may be opened. */
  private static final String REMOTE = "CPL_VSIL_CURL_ALLOWED_FILENAME";

  private static final int CACHE_BYTES = 128 << 20;

  private GdalLibrary() {}

  /** Made on first use by the virtual machine, once. */
  private static final class Holder {
    /** Why GDAL cannot be used; empty: it can. */
    private static final Optional<String> PROBLEM = load();

    /** The drivers that are switched off until network is allowed. */
    private static final List<Driver> REMOVED =
        PROBLEM.isPresent()
            ? List.of()
            : OF_NETWORK.stream()
                .flatMap(name -> Stream.ofNullable(gdal.GetDriverByName(name)))
                .peek(Driver::Deregister)
                .toList();
  }

  /** Whether GDAL can be used. */
  static boolean isThere() {
    return Holder.PROBLEM.isEmpty();
  }

  /**
   * Makes sure that GDAL can be used.
   *
   * @param subject what it is needed for, such as a file that nothing else reads
   * @throws RasterException with the command that installs it
   */
  static void require(final String subject) {
    if (!isThere()) {
      throw new RasterException(
          ErrorCode.MISSING_REQUIREMENT, subject + " " + Holder.PROBLEM.orElseThrow());
    }
  }

  /**
   * Lets names and files lead to other machines, from now on until the program ends: what GDAL has
   * open may ask for more at any time.
   */
  static synchronized void allowNetwork() {
    if (gdal.GetConfigOption(REMOTE) != null) {
      gdal.SetConfigOption(REMOTE, null);
      Holder.REMOVED.forEach(Driver::Register);
    }
  }

  private static Optional<String> load() {
    final String file = System.mapLibraryName(NAME);
    final boolean found =
        Stream.of(System.getProperty("java.library.path", "").split(File.pathSeparator))
            .filter(directory -> !directory.isEmpty())
            .anyMatch(directory -> Files.exists(Path.of(directory, file)));
    if (!found) {
      return Optional.of(
          "needs GDAL's Java bindings, which are not installed; install them with " + script());
    }
    try {
      // Before any class of the bindings, which would print what goes wrong.
      System.loadLibrary(NAME);
    } catch (UnsatisfiedLinkError e) {
      return Optional.of(
          "needs GDAL, whose library does not load (" + e.getMessage() + "); run " + script());
    }
    return setUp();
  }

  private static Optional<String> setUp() {
    final String bindings = bindings();
    final String release = gdal.VersionInfo("RELEASE_NAME");
    if (!series(release).equals(series(bindings))) {
      return Optional.of(
          "needs GDAL "
              + series(bindings)
              + ", whose Java bindings "
              + bindings
              + " this build has; installed is GDAL "
              + release
              + ": see docs/formats.md");
    }
    // The handler of last resort writes to a file where one is named, else to standard error.
    given("CPL_LOG", File.separatorChar == '/' ? "/dev/null" : "NUL");
    // Values and units as the file has them: by default Kelvin would become Celsius.
    given("GRIB_NORMALIZE_UNITS", "NO");
    // Columns as the file has them: GDAL's rounding may begin them one too far.
    gdal.SetConfigOption("GRIB_ADJUST_LONGITUDE_RANGE", "NO");
    gdal.SetConfigOption(REMOTE, "none");
    gdal.UseExceptions();
    // GDAL_SKIP, in the environment, leaves out drivers here.
    gdal.AllRegister();
    if (gdal.GetConfigOption("GDAL_CACHEMAX") == null) {
      gdal.SetCacheMax(CACHE_BYTES);
    }
    return Optional.empty();
  }

  /** Sets what the user has not set in the environment. */
  private static void given(final String key, final String value) {
    if (gdal.GetConfigOption(key) == null) {
      gdal.SetConfigOption(key, value);
    }
  }

  /** The first two numbers of a version, within which GDAL keeps its interface. */
  private static String series(final String version) {
    return version.replaceFirst("^(\\d+\\.\\d+).*", "$1");
  }

  private static String bindings() {
    final Properties properties = new Properties();
    try (InputStream in = GdalLibrary.class.getResourceAsStream("bindings.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("bindings");
  }

  /** The launcher sets its path. */
  private static String script() {
    final String home = System.getProperty("finegrid.home", "");
    return Path.of(home, "scripts", "install-gdal-java.sh").toString();
  }
}
