package org.finegrid.io.gdal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.Vector;
import java.util.function.Supplier;
import org.finegrid.grid.Message;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.NotedReader;
import org.finegrid.io.RasterFormat;
import org.finegrid.io.RasterReader;
import org.finegrid.io.RasterWriter;
import org.finegrid.io.ReadOptions;
import org.finegrid.io.WriteOptions;
import org.gdal.gdal.Dataset;
import org.gdal.gdal.gdal;

/**
 * All formats of GDAL. Used for what no other format recognises, or by {@code --reader gdal};
 * reports how GDAL is installed where it is not.
 */
public final class GdalFormat implements RasterFormat {
  private static final String PUT_BACK =
      "a run that was to replace the input was killed; the previous input is restored";

  /** Drivers whose arrays know more than the bands that GDAL makes of them. */
  private static final Set<String> OF_ARRAYS = Set.of("Zarr", "HDF5");

  /**
   * An index beside a GRIB file may describe another file. GDAL passes over options with this mark
   * where a driver does not have them.
   */
  private static final List<String> OPTIONS = List.of("@USE_IDX=NO");

  /** For the service loader. */
  public GdalFormat() {}

  @Override
  public String name() {
    return "GDAL";
  }

  @Override
  public String reader() {
    return "gdal";
  }

  @Override
  public List<String> extensions() {
    return List.of("zarr");
  }

  /** NetCDF, which holds whatever GDAL reads. */
  @Override
  public String extension() {
    return "nc";
  }

  @Override
  public boolean recognises(final byte[] head) {
    return false;
  }

  @Override
  public boolean takesOthers() {
    return true;
  }

  @Override
  public boolean understands(final Path name) {
    return GdalName.isVirtual(name) || DirectorySwap.missing(name).isPresent();
  }

  @Override
  public Path fileOf(final Path name) {
    return GdalName.fileOf(name);
  }

  @Override
  public boolean writes(final String format) {
    return OutputFormat.isKnown(format);
  }

  @Override
  public RasterReader open(final Path file, final ReadOptions options) {
    final boolean putBack = DirectorySwap.missing(file).map(DirectorySwap::putBack).orElse(false);
    final RasterReader reader;
    if (Files.isRegularFile(file)) {
      final long length = LengthCheck.of(file);
      reader = new LengthCheck(reader(file, options), file, length);
    } else {
      reader = reader(file, options);
    }
    return putBack ? new NotedReader(reader, new Message(PUT_BACK)) : reader;
  }

  private static RasterReader reader(final Path file, final ReadOptions options) {
    final String name = name(file, options);
    final Dataset first = open(file, name);
    if (first.GetDriver() != null && OF_ARRAYS.contains(first.GetDriver().getShortName())) {
      first.delete();
      return array(file, name, options);
    }
    return bands(file, name, first, options);
  }

  /** A dataset of bands, or one of the datasets in it. */
  private static RasterReader bands(
      final Path file, final String name, final Dataset first, final ReadOptions options) {
    final Optional<GribChoice> grib;
    final String chosen;
    try {
      grib =
          BandFile.isOf(first, "GRIB")
              ? Optional.of(GribChoice.of(file, name, first, options))
              : Optional.empty();
      chosen =
          grib.map(GribChoice::name)
              .orElseGet(() -> Subdatasets.choose(file, first, options, name));
    } catch (RuntimeException | Error e) {
      first.delete();
      throw e;
    }
    final Dataset dataset;
    if (chosen.equals(name)) {
      dataset = first;
    } else {
      first.delete();
      dataset = open(file, chosen);
    }
    try {
      final BandFile bands = new BandFile(file.toString(), dataset);
      return reader(
          file,
          new OpenDataset(dataset, List.of()),
          grib.map(bands::messages).orElseGet(bands::layout),
          () -> new OpenDataset(open(file, chosen), List.of()));
    } catch (RuntimeException | Error e) {
      dataset.delete();
      throw e;
    }
  }

  private static RasterReader array(final Path file, final String name, final ReadOptions options) {
    final ArrayFile arrays = arrays(file, name);
    final GridArray array;
    final OpenDataset bands;
    try {
      array = arrays.choose(options);
      bands = arrays.bands(array);
    } catch (RuntimeException | Error e) {
      arrays.close();
      throw e;
    }
    try {
      return reader(
          file,
          bands,
          new ArrayDescriber(arrays, array).layout(bands.dataset()),
          () -> arrays(file, name).bands(array));
    } catch (RuntimeException | Error e) {
      bands.close();
      throw e;
    }
  }

  private static RasterReader reader(
      final Path file,
      final OpenDataset first,
      final GdalReader.Layout layout,
      final Supplier<OpenDataset> opening) {
    return new GdalReader(
        file.toString(), new DatasetPool(file.toString(), first, opening), layout);
  }

  @Override
  public List<String> variables(final Path file, final ReadOptions options) {
    DirectorySwap.missing(file).ifPresent(DirectorySwap::putBack);
    final String name = name(file, options);
    final Dataset dataset = open(file, name);
    try {
      if (OF_ARRAYS.contains(dataset.GetDriver().getShortName())) {
        try (ArrayFile arrays = arrays(file, name)) {
          return arrays.gridded().stream().map(GridArray::shortName).toList();
        }
      }
      return BandFile.isOf(dataset, "GRIB")
          ? new ArrayList<>(
              GribVariable.all(
                      file.toString(),
                      dataset,
                      GribFile.of(file).map(GribFile::fields).orElse(List.of()))
                  .keySet())
          : Subdatasets.names(dataset);
    } finally {
      dataset.delete();
    }
  }

  /** GDAL's name of a file, once GDAL is there and the network is what the user wants. */
  private static String name(final Path file, final ReadOptions options) {
    final String others =
        Files.isDirectory(file)
            ? "is a directory; "
            : options.reader().isPresent() ? "" : "not a raster that Finegrid reads by itself; ";
    GdalLibrary.require(file + ": " + others + "reading it with GDAL");
    final String name = GdalName.of(file, options.network());
    if (options.network()) {
      GdalLibrary.allowNetwork();
    }
    return name;
  }

  private static Dataset open(final Path file, final String name) {
    final String trouble =
        Files.isDirectory(file)
            ? "is a directory, and no raster for GDAL"
            : "not a raster that Finegrid or GDAL reads";
    try {
      return GdalCalls.call(
          file,
          trouble,
          () -> gdal.OpenEx(name, BandFile.flags(), new Vector<>(), GdalCalls.vector(OPTIONS)));
    } catch (RasterException e) {
      throw GribFile.of(file)
          .flatMap(grib -> grib.fields().get(0).doubt())
          .map(why -> new RasterException(file + ": " + why, e))
          .orElse(e);
    }
  }

  private static ArrayFile arrays(final Path file, final String name) {
    return ArrayFile.open(file.toString(), name);
  }

  @Override
  public void check(final Path file, final boolean overwrite, final WriteOptions.Target target) {
    GdalLibrary.require(file + ": writing it");
    OutputFormat.of(file, target).check(file, target);
    DirectorySwap.putBack(file);
    PendingOutput.check(file, overwrite);
  }

  /**
   * Begins a raster that Finegrid's own writers make and GDAL then copies.
   *
   * @throws RasterException where GDAL is not installed or has no such format
   */
  @Override
  public RasterWriter create(
      final Path file, final RasterDescription description, final WriteOptions options) {
    check(file, options.overwrite(), options.target());
    return CopyWriter.create(file, description, options, OutputFormat.of(file, options.target()));
  }
}
