package org.finegrid.io.gdal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;

/** How GDAL calls what a path means. */
final class GdalName {
  private static final Pattern VIRTUAL = Pattern.compile("/vsi[a-z0-9_]+/.*");

  /** File systems of GDAL that lead to other machines, at any place in a chain of them. */
  private static final Pattern REMOTE =
      Pattern.compile(
          ".*/vsi(curl|s3|gs|az|adls|oss|swift|hdfs|webhdfs)(_streaming)?/.*"
              + "|([A-Za-z0-9_]+:\"?)?(https?|ftp):/.*");

  /** A path holds no two slashes in a row; an address needs them. */
  private static final Pattern ADDRESS = Pattern.compile("(https?|ftp):/(?!/)");

  private static final Pattern ARCHIVE = Pattern.compile("((?:/vsi(?:zip|tar|gzip))+/)([^/{].*)");

  /** What follows any chain of archives. */
  private static final Pattern LOCAL =
      Pattern.compile("(?:/vsi(?:zip|tar|gzip|7z|rar))+/[{]?([^{}]*).*");

  private GdalName() {}

  /** Whether a path without a file is a virtual path of GDAL's. */
  static boolean isVirtual(final Path path) {
    final String name = path.toString();
    return VIRTUAL.matcher(name).matches() || REMOTE.matcher(name).matches();
  }

  /**
   * The name to give to GDAL.
   *
   * @throws RasterException where it leads to another machine and that is not allowed
   */
  static String of(final Path path, final boolean network) {
    final String name = ADDRESS.matcher(path.toString()).replaceAll("$1://");
    if (!isVirtual(path)) {
      if (Files.isRegularFile(path)) {
        NetcdfEnd.check(path);
      }
      return GribFile.of(path).map(GribFile::name).orElse(path.toString());
    }
    if (REMOTE.matcher(path.toString()).matches() && !network) {
      throw new RasterException(
          ErrorCode.INVALID_PARAMETER,
          ParameterName.NETWORK,
          name
              + ": leads to another machine; add "
              + ParameterName.NETWORK.placeholder()
              + " if that is meant");
    }
    return name.startsWith("http") || name.startsWith("ftp") ? "/vsicurl/" + name : withRoot(name);
  }

  /** An archive's absolute path has a slash of its own after that of {@code /vsizip/}. */
  private static String withRoot(final String name) {
    final Matcher archive = ARCHIVE.matcher(name);
    if (!archive.matches() || isInFile(Path.of(archive.group(2)))) {
      return name;
    }
    final String absolute = "/" + archive.group(2);
    return isInFile(Path.of(absolute)) ? archive.group(1) + absolute : name;
  }

  /** The file or directory that a name leads into: an archive, for the name of a member. */
  static Path fileOf(final Path path) {
    final Matcher chain = LOCAL.matcher(withRoot(path.toString()));
    Path each = Path.of(chain.matches() ? chain.group(1) : path.toString());
    while (!Files.exists(each) && each.getParent() != null) {
      each = each.getParent();
    }
    return Files.exists(each) && !Files.isDirectory(each) ? each : path;
  }

  /** Whether a path, or what is above it, is a file. */
  private static boolean isInFile(final Path path) {
    for (Path each = path; each != null; each = each.getParent()) {
      if (Files.isRegularFile(each)) {
        return true;
      }
    }
    return false;
  }
}
