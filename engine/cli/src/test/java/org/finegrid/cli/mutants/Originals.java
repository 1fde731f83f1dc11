package org.finegrid.cli.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.finegrid.cli.foreign.Programs;
import org.finegrid.testing.Networks;

/** Sound files of a few cells, of every kind that is opened, to be spoilt. */
final class Originals {
  private static final Path ISLAND = Path.of("..", "..", "samples", "island").toAbsolutePath();

  private final Path folder;
  private final List<Path> files = new ArrayList<>();

  private Originals(final Path folder) {
    this.folder = folder;
  }

  /** Makes them in a folder by the programs of others, in an order that never changes. */
  static List<Path> make(final Path folder) throws IOException, InterruptedException {
    final Originals made = new Originals(folder);
    made.geoTiffs();
    made.netcdf();
    made.others();
    made.networks();
    return List.copyOf(made.files);
  }

  private void geoTiffs() throws IOException, InterruptedException {
    tiff("strips.tif");
    tiff("bigtiff.tif", "-co", "BIGTIFF=YES", "-co", "INTERLEAVE=BAND");
    tiff("tiles.tif", "-co", "TILED=YES", "-co", "BLOCKXSIZE=16", "-co", "BLOCKYSIZE=16");
    tiff("deflate.tif", "-co", "COMPRESS=DEFLATE", "-co", "PREDICTOR=3");
    tiff("lzw.tif", "-ot", "Int16", "-co", "COMPRESS=LZW", "-co", "PREDICTOR=2");
    tiff(
        "packbits.tif",
        "-ot",
        "Byte",
        "-scale",
        "250",
        "320",
        "0",
        "250",
        "-co",
        "COMPRESS=PACKBITS");
    tiff("zstd.tif", "-co", "COMPRESS=ZSTD");
    tiff("jpeg.tif", "-ot", "Byte", "-scale", "250", "320", "0", "250", "-co", "COMPRESS=JPEG");
    tiff("mask.tif", "--config", "GDAL_TIFF_INTERNAL_MASK", "YES", "-mask", "1");
  }

  private void tiff(final String name, final String... options)
      throws IOException, InterruptedException {
    final List<String> command = new ArrayList<>(List.of("gdal_translate", "-q"));
    command.addAll(List.of("-b", "1", "-b", "1", "-srcwin", "12", "10", "24", "20"));
    command.addAll(List.of(options));
    command.add(ISLAND.resolve("temperature.tif").toString());
    made(name, command);
  }

  private void netcdf() throws IOException, InterruptedException {
    final String source = ISLAND.resolve("temperature.nc").toString();
    made(
        "classic.nc",
        List.of(
            "cdo", "-s", "--no_history", "-selindexbox,15,26,11,20", "-seltimestep,1/2", source));
    final String classic = folder.resolve("classic.nc").toString();
    made("offset64.nc", List.of("nccopy", "-k", "64-bit offset", classic));
    made("cdf5.nc", List.of("nccopy", "-k", "cdf5", classic));
    made("netcdf4.nc", List.of("nccopy", "-k", "nc4", "-d", "1", "-s", classic));
    made("grib1.grb", List.of("cdo", "-s", "--no_history", "-f", "grb", "copy", classic));
    made("grib2.grb2", List.of("cdo", "-s", "--no_history", "-f", "grb2", "copy", classic));
  }

  private void others() throws IOException, InterruptedException {
    final String strips = folder.resolve("strips.tif").toString();
    made("grid.asc", List.of("gdal_translate", "-q", "-b", "1", "-of", "AAIGrid", strips));
  }

  private void networks() throws IOException {
    files.add(Files.write(folder.resolve("equivariant.onnx"), Networks.unitEquivariant(2)));
    files.add(Files.write(folder.resolve("espcn.onnx"), Networks.espcn(2, 4, 4)));
  }

  private void made(final String name, final List<String> command)
      throws IOException, InterruptedException {
    final Path file = folder.resolve(name);
    final List<String> whole = new ArrayList<>(command);
    whole.add(file.toString());
    Programs.run(folder, whole.toArray(String[]::new));
    files.add(file);
  }
}
