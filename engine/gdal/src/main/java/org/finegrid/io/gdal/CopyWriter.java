package org.finegrid.io.gdal;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.Supplier;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.Message;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterWriter;
import org.finegrid.io.WriteOptions;
import org.gdal.gdal.Dataset;
import org.gdal.gdal.MultiDimTranslateOptions;
import org.gdal.gdal.ProgressCallback;
import org.gdal.gdal.gdal;
import org.gdal.gdalconst.gdalconst;

/**
 * A raster being written that GDAL writes in the end. Finegrid's own writers take the cells, from
 * all threads and in any order, with all that is known of them; when they are done, GDAL copies the
 * file into the requested format, once, block by block.
 *
 * <p>A GeoTIFF goes to drivers of bands, classic NetCDF to those of arrays: what the CF conventions
 * say of time, bounds and mapping passes through GDAL's arrays and would not through its bands.
 */
final class CopyWriter implements RasterWriter {
  /** The share of the work that is copying, where the copy is read again. */
  private static final double COPYING = 0.7;

  private final Path target;
  private final OutputFormat format;
  private final WriteOptions options;
  private final int bands;
  private final boolean severalAsSteps;
  private final PendingOutput pending;
  private final Path scratch;
  private final RasterWriter first;

  private CopyWriter(
      final Path target,
      final OutputFormat format,
      final WriteOptions options,
      final int bands,
      final boolean severalAsSteps,
      final PendingOutput pending,
      final Path scratch,
      final RasterWriter first) {
    this.target = target;
    this.format = format;
    this.options = options;
    this.bands = bands;
    this.severalAsSteps = severalAsSteps;
    this.pending = pending;
    this.scratch = scratch;
    this.first = first;
  }

  static CopyWriter create(
      final Path target,
      final RasterDescription description,
      final WriteOptions options,
      final OutputFormat format) {
    final PendingOutput pending = new PendingOutput(target, options.overwrite());
    try {
      final Path scratch = pending.scratch(format.arrays() ? "nc" : "tif");
      // Blocks of the copy must not need parts of larger ones of all bands, again and again.
      final int tile =
          format
              .block(options, description.bands().size())
              .map(block -> BigInteger.valueOf(block).gcd(BigInteger.valueOf(options.tile())))
              .map(BigInteger::intValue)
              .orElse(options.tile());
      final WriteOptions own =
          new WriteOptions(false, options.compression(), tile, options.hasNoData());
      final RasterWriter first =
          RasterFormats.create(
              scratch, format.arrays() ? ArrayMetadata.of(description) : description, own);
      return new CopyWriter(
          target,
          format,
          options,
          description.bands().size(),
          format.arrays() && ManyBands.isFor(description),
          pending,
          scratch,
          first);
    } catch (RuntimeException | Error e) {
      pending.close();
      throw e;
    }
  }

  @Override
  public List<Message> notes() {
    final List<Message> notes = new ArrayList<>(first.notes());
    if (severalAsSteps) {
      notes.add(new Message(ManyBands.note(bands)));
    }
    return List.copyOf(notes);
  }

  @Override
  public int blockSize() {
    return first.blockSize();
  }

  @Override
  public void write(final int band, final Window window, final float[] values) {
    named(() -> first.write(band, window, values));
  }

  /** Errors on the way name the file that the user requested. */
  private void named(final Runnable task) {
    try {
      task.run();
    } catch (RasterException e) {
      throw e.edit(text -> text.replace(scratch.toString(), target.toString()));
    }
  }

  @Override
  public void commit() {
    commit(share -> true);
  }

  @Override
  public void commit(final DoublePredicate progressMonitor) {
    named(first::commit);
    final double part = format.isChecked() ? COPYING : 1;
    final ProgressCallback progress =
        new ProgressCallback() {
          @Override
          public int run(final double share, final String message) {
            return progressMonitor.test(part * share) ? 1 : 0;
          }
        };
    try {
      if (format.arrays()) {
        copyArrays(progress);
      } else {
        copyBands(progress);
      }
    } finally {
      progress.delete();
    }
    if (format.isChecked()) {
      new ArrayCheck(target, scratch.toString(), pending.path().toString())
          .run(share -> progressMonitor.test(part + (1 - part) * share));
    }
    pending.commit();
  }

  private void copyBands(final ProgressCallback progress) {
    final Dataset source = call(() -> gdal.OpenEx(scratch.toString(), BandFile.flags()));
    try {
      final List<String> creation = new ArrayList<>();
      format.creation(options, bands).forEach((key, value) -> creation.add(key + "=" + value));
      finish(
          call(
              () ->
                  gdal.GetDriverByName(format.driver())
                      .CreateCopy(
                          pending.path().toString(),
                          source,
                          1,
                          GdalCalls.vector(creation),
                          progress)));
    } finally {
      source.delete();
    }
  }

  private void copyArrays(final ProgressCallback progress) {
    try (ArrayFile source = ArrayFile.open(target.toString(), scratch.toString())) {
      final List<String> arguments = new ArrayList<>(List.of("-of", format.driver()));
      final Map<String, String> creation = format.creation(options, bands);
      final Map<String, String> ofArrays = new LinkedHashMap<>();
      creation.forEach(
          (key, value) -> {
            if (format.isOfFile(key)) {
              arguments.addAll(List.of("-co", key + "=" + value));
            } else {
              ofArrays.put(key, value);
            }
          });
      arguments.addAll(ArrayOptions.of(source, ofArrays));
      final MultiDimTranslateOptions translate =
          new MultiDimTranslateOptions(GdalCalls.vector(arguments));
      try {
        finish(
            call(
                () ->
                    gdal.MultiDimTranslate(
                        pending.path().toString(),
                        new Dataset[] {source.root()},
                        translate,
                        progress)));
      } finally {
        translate.delete();
      }
    }
  }

  private <T> T call(final Supplier<T> task) {
    return GdalCalls.call(target, "cannot be written as " + format.name(), task);
  }

  /** Closes what was written; much of it is written to disk only then. */
  private void finish(final Dataset written) {
    gdal.ErrorReset();
    Optional<RuntimeException> failure = Optional.empty();
    try {
      written.FlushCache();
    } catch (RuntimeException e) {
      failure = Optional.of(e);
    } finally {
      written.delete();
    }
    if (failure.isPresent() || gdal.GetLastErrorType() >= gdalconst.CE_Failure) {
      throw new RasterException(
          ErrorCode.UNWRITABLE_OUTPUT,
          target
              + ": cannot be written ("
              + GdalCalls.line(failure.map(Throwable::getMessage).orElseGet(gdal::GetLastErrorMsg))
              + "); check the space left on the disk and the permissions",
          failure.orElse(null));
    }
  }

  @Override
  public void close() {
    try {
      first.close();
    } finally {
      pending.close();
    }
  }
}
