package org.finegrid.internal.io.netcdf;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.IoReason;
import org.finegrid.io.UnsupportedFileException;
import ucar.ma2.Array;
import ucar.ma2.InvalidRangeException;
import ucar.ma2.Section;
import ucar.nc2.Group;
import ucar.nc2.NetcdfFile;
import ucar.nc2.Variable;
import ucar.nc2.iosp.IOServiceProvider;
import ucar.nc2.iosp.hdf5.H5iosp;
import ucar.nc2.iosp.netcdf3.N3raf;
import ucar.unidata.io.RandomAccessFile;

/**
 * A NetCDF file open for reading. The library allows one thread at a time, and reports damage by
 * whatever exception its parsing runs into; both stay in here.
 */
final class OpenFile implements Closeable {
  private static final int HEAD = 16;
  private static final int BUFFER = 1 << 16;

  /** The library's messages about an unknown version or filter of HDF5. */
  private static final Pattern OTHER_KIND =
      Pattern.compile("(?i)unknown (superblock|filter|type)|not implemented|bad version");

  /** No byte of Deflate stands for more bytes than these. */
  private static final long LARGEST_RATIO = 1032;

  private final Path path;
  private final NetcdfSignature signature;
  private final NetcdfFile file;
  private final long length;

  private OpenFile(
      final Path path, final NetcdfSignature signature, final NetcdfFile file, final long length) {
    this.path = path;
    this.signature = signature;
    this.file = file;
    this.length = length;
  }

  /** Opens a file and reads its header. */
  static OpenFile open(final Path path) {
    final NetcdfSignature signature;
    try (InputStream in = Files.newInputStream(path)) {
      signature = NetcdfSignature.of(in.readNBytes(HEAD));
    } catch (IOException e) {
      throw new RasterException(path + ": cannot be read (" + IoReason.of(e) + ")", e);
    }
    // Named, because the library would otherwise try all its formats and forget the first failure.
    final IOServiceProvider driver =
        switch (signature) {
          case CLASSIC -> new N3raf();
          case HDF5 -> new H5iosp();
          case WIDE ->
              throw new UnsupportedFileException(
                  path
                      + ": is NetCDF with 64-bit data (CDF-5), which is not read here; convert"
                      + " it first: nccopy -k nc4 IN.nc OUT.nc");
          case NONE -> throw new RasterException(path + ": is not a NetCDF file");
        };
    ClassicHeader.end(path);
    final StrictFile bytes;
    try {
      bytes = new StrictFile(path);
    } catch (IOException e) {
      throw new RasterException(path + ": cannot be read (" + IoReason.of(e) + ")", e);
    }
    try {
      return new OpenFile(path, signature, new LocalFile(driver, bytes, path), bytes.length());
    } catch (IOException | RuntimeException | LinkageError | AssertionError e) {
      closeQuietly(bytes, e);
      throw corrupt(path, e);
    } catch (StackOverflowError | OutOfMemoryError e) {
      // Groups that hold one another, and sizes that no file of this length can have.
      closeQuietly(bytes, e);
      throw corrupt(path, e);
    }
  }

  /** The library closes the file after an exception, but not after an error. */
  private static void closeQuietly(final StrictFile bytes, final Throwable reason) {
    try {
      bytes.close();
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  /** A file on disk, read by one driver. */
  private static final class LocalFile extends NetcdfFile {
    LocalFile(final IOServiceProvider driver, final StrictFile bytes, final Path path)
        throws IOException {
      super(driver, bytes, path.toString(), null);
    }
  }

  /** Bytes that end where the file ends; the library would continue with zeros. */
  private static final class StrictFile extends RandomAccessFile {
    StrictFile(final Path path) throws IOException {
      super(path.toAbsolutePath().toString(), "r", BUFFER);
    }

    @Override
    public void setExtendMode() {
      // Left out on purpose: a file cut short must not read as zeros.
    }

    // The library takes memory for as many bytes as a header claims before it reads them.

    @Override
    public byte[] readBytes(final int count) throws IOException {
      return super.readBytes(held(count));
    }

    @Override
    public String readString(final int count) throws IOException {
      return super.readString(held(count));
    }

    @Override
    public String readStringMax(final int count) throws IOException {
      return super.readStringMax(held(count));
    }

    private int held(final int count) throws IOException {
      if (count < 0 || count > length() - getFilePointer()) {
        throw new EOFException(count + " bytes are not there");
      }
      return count;
    }
  }

  NetcdfSignature signature() {
    return signature;
  }

  NetcdfFile file() {
    return file;
  }

  /** A failure that concerns this file. */
  RasterException refusal(final String sentence) {
    return new RasterException(path + ": " + sentence);
  }

  /** A refusal that a parameter can put right. */
  RasterException refusal(
      final ErrorCode code, final ParameterName parameter, final String sentence) {
    return new RasterException(code, parameter, path + ": " + sentence);
  }

  /** What another reader may find in the file: parts of HDF5 are left out of what is seen here. */
  RasterException absence(final String sentence) {
    return signature == NetcdfSignature.HDF5
        ? new UnsupportedFileException(path + ": " + sentence)
        : refusal(sentence);
  }

  /** All values of a small variable, unpacked, in storage order. */
  double[] values(final Variable variable) {
    // Memory is for what the file holds, not for what its header claims.
    final long ratio = signature == NetcdfSignature.CLASSIC ? 1 : LARGEST_RATIO;
    if (variable.getSize() / ratio * variable.getElementSize() > length) {
      throw ended(path, null);
    }
    final Array array = read(variable, variable.getShapeAsSection());
    final double[] values = new double[(int) array.getSize()];
    Packing.of(variable).unpack(array, 0, 1, values, 0, values.length);
    return values;
  }

  /** A box of cells as they are stored. */
  synchronized Array read(final Variable variable, final Section section) {
    try {
      return variable.read(section);
    } catch (IOException
        | InvalidRangeException
        | RuntimeException
        | LinkageError
        | AssertionError e) {
      // LinkageError: composing some of its messages, the library loads classes of its web part.
      // AssertionError: what it takes for granted of a file's structures.
      throw corrupt(path, e);
    }
  }

  /** The variable that another one refers to: in its own group or in one around it. */
  Optional<Variable> related(final Variable variable, final String name) {
    for (Group group = variable.getParentGroup(); group != null; group = group.getParentGroup()) {
      final Variable found = group.findVariable(name);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private static RasterException corrupt(final Path path, final Throwable cause) {
    // Bounded, because a chain of causes may bite its tail.
    final List<Throwable> causes =
        Stream.iterate(cause, each -> each != null, Throwable::getCause).limit(50).toList();
    if (causes.stream().anyMatch(OpenFile::tellsOfAnEnd)) {
      return ended(path, cause);
    }
    if (causes.stream().anyMatch(OpenFile::tellsOfAnotherKind)) {
      return new UnsupportedFileException(
          path
              + ": uses a part of NetCDF-4 or HDF5 that is not read here; rewrite it with:"
              + " nccopy -F none -k nc4 IN.nc OUT.nc",
          cause);
    }
    // Sizes that no file of this length can have: more memory would not help, so that the lack of
    // it is no cause to report.
    final boolean claims = causes.stream().anyMatch(OutOfMemoryError.class::isInstance);
    return new RasterException(
        path
            + ": is corrupt or uses a part of NetCDF that cannot be read here; check it with"
            + " ncdump, or rewrite it with: nccopy -k nc4 IN.nc OUT.nc",
        claims ? new IOException(cause.toString()) : cause);
  }

  private static RasterException ended(final Path path, final Throwable cause) {
    return new RasterException(
        path + ": truncated file, as after an interrupted copy; fetch it again", cause);
  }

  private static boolean tellsOfAnEnd(final Throwable cause) {
    return cause instanceof EOFException
        || cause.getMessage() != null && cause.getMessage().contains("truncated");
  }

  /** Whether the library names something of a sound file that it does not know. */
  private static boolean tellsOfAnotherKind(final Throwable cause) {
    return cause instanceof LinkageError
        || cause instanceof UnsupportedOperationException
        || cause.getMessage() != null && OTHER_KIND.matcher(cause.getMessage()).find();
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new RasterException(path + ": cannot be closed (" + IoReason.of(e) + ")", e);
    }
  }
}
