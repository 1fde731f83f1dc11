package org.finegrid.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.finegrid.grid.RasterException;
import org.finegrid.training.protocol.Pictures;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class TrainingDataLoaderTest {
  @TempDir private Path directory;
  private final Heard heard = new Heard();

  @Test
  void rastersBecomeMeansInTheirOwnUnits() {
    final FloatPlane plane = RasterFiles.waves(160, 200, 2);
    final Path file = RasterFiles.write(directory.resolve("a.tif"), plane);
    final TrainingData data = load(DataOptions.defaults(4), "CC0", file);
    assertEquals(Aggregation.MEAN, data.aggregation());
    assertFalse(data.images());
    assertEquals(1, data.training().size());
    final TrainingField sample = data.training().get(0);
    assertEquals(plane.crop(0, 0, 160, sample.fine().height()), sample.fine());
    assertEquals(Aggregation.MEAN.coarsen(sample.fine(), 4), sample.coarse());
    assertEquals(List.of(new TrainingData.Source("a.tif", "CC0", 1)), data.sources());
    assertEquals(1, heard.total);
    assertEquals(1, heard.done);
  }

  @Test
  void imagesOfADirectoryAndBelowAreLearnedFromByBicubic() throws IOException {
    final Path images = Files.createDirectories(directory.resolve("images/more"));
    for (int i = 0; i < 9; i++) {
      Pictures.write(Pictures.colour(90 + i, 80), images.getParent().resolve(i + ".png"));
    }
    Pictures.write(Pictures.colour(99, 80), images.resolve("9.bmp"));
    Files.writeString(images.resolve("licence.txt"), "not data");
    final TrainingData data = load(DataOptions.defaults(3), "", images.getParent());
    assertTrue(data.images());
    assertEquals(Aggregation.BICUBIC, data.aggregation());
    assertEquals(8, data.training().size());
    assertEquals(1, data.validation().size());
    assertEquals(1, data.test().size());
    assertEquals("images (10 files)", data.sources().get(0).name());
    final TrainingField sample = data.training().get(0);
    assertEquals(Resize.shrink(sample.fine(), 3), sample.coarse());
  }

  @Test
  void rescaledCopiesAreLearnedFromButNotJudgedBy() {
    final Path file = RasterFiles.write(directory.resolve("a.tif"), RasterFiles.waves(160, 200, 2));
    final TrainingData data = load(options(2, List.of(1.0, 0.5)), "", file);
    assertEquals(2, data.training().size());
    assertEquals(80, data.training().get(1).fine().width());
    assertEquals(1, data.validation().size());
  }

  @Test
  void gapsStayGapsInCopies() {
    final FloatPlane plane = RasterFiles.waves(160, 200, 2);
    plane.values()[161] = Float.NaN;
    final Path file = RasterFiles.write(directory.resolve("a.tif"), plane);
    final TrainingData data = load(options(2, List.of(1.0, 0.5)), "", file);
    assertEquals(2, data.training().size());
    for (final TrainingField sample : data.training()) {
      assertTrue(Float.isNaN(sample.coarse().at(0, 0)), sample.name());
      assertFalse(Float.isNaN(sample.coarse().at(9, 9)), sample.name());
    }
  }

  @Test
  void copiesOfWhichGapsLeaveNextToNothingAreNotMade() {
    final FloatPlane plane = RasterFiles.waves(160, 200, 2);
    for (int i = 0; i < plane.values().length; i += 10) {
      plane.values()[i] = Float.NaN;
    }
    final Path file = RasterFiles.write(directory.resolve("a.tif"), plane);
    assertEquals(1, load(options(2, List.of(1.0, 0.5)), "", file).training().size());
  }

  @Test
  void theCoarseGridBeginsWhereItIsAskedTo() {
    final FloatPlane plane = RasterFiles.waves(160, 200, 2);
    final Path file = RasterFiles.write(directory.resolve("a.tif"), plane);
    final DataOptions options =
        new DataOptions(4, Optional.empty(), 0.1, 0.1, List.of(1.0), List.of(0.0), 2, 24, 0);
    final TrainingData data = load(options, "", file);
    assertEquals(4, data.training().size());
    assertEquals(1, data.validation().size());
    final TrainingField last = data.training().get(3);
    assertEquals(plane.at(2, 2), last.fine().at(0, 0));
    assertEquals(156, last.fine().width());
  }

  @Test
  void blurredCopiesAreOfTheRastersAlone() {
    final FloatPlane plane = RasterFiles.waves(160, 200, 2);
    plane.values()[160 * 20 + 30] = Float.NaN;
    final Path file = RasterFiles.write(directory.resolve("a.tif"), plane);
    final DataOptions options =
        new DataOptions(4, Optional.empty(), 0.1, 0, List.of(1.0), List.of(0.0, 1.5), 1, 24, 0);
    final TrainingData data =
        TrainingDataLoader.load(
            List.of(source(file, ""), DataSource.parse("fields:3@5", empty(), empty())),
            options,
            heard);
    assertEquals(5, data.training().size());
    assertEquals(4, data.validation().size());
    final FloatPlane sharp = data.training().get(0).fine();
    final FloatPlane blurred = data.training().get(1).fine();
    assertTrue(Float.isNaN(blurred.at(30, 20)));
    assertEquals(sharp.valid(), blurred.valid());
    assertTrue(roughness(blurred) < 0.9 * roughness(sharp), roughness(blurred) + " left");
  }

  private static double roughness(final FloatPlane plane) {
    double sum = 0;
    for (int row = 40; row < 120; row++) {
      for (int column = 41; column < 120; column++) {
        sum += Math.abs(plane.at(column, row) - plane.at(column - 1, row));
      }
    }
    return sum;
  }

  @Test
  void generatedFieldsGoWithRastersAndAreTheSameEachTime() {
    final Path file = RasterFiles.write(directory.resolve("a.tif"), RasterFiles.waves(160, 200, 2));
    final List<DataSource> sources =
        List.of(source(file, ""), DataSource.parse("fields:3@5", empty(), empty()));
    final TrainingData first = TrainingDataLoader.load(sources, DataOptions.defaults(4), heard);
    final TrainingData second = TrainingDataLoader.load(sources, DataOptions.defaults(4), heard);
    assertEquals(first, second);
    assertEquals(4, first.training().size());
    assertEquals(4, first.validation().size());
    assertEquals(new TrainingData.Source("fields:3@5", "generated", 1), first.sources().get(1));
    assertEquals(4, heard.total);
  }

  @Test
  void imagesAreNotMixedWithRasters() throws IOException {
    final Path raster = RasterFiles.write(directory.resolve("a.tif"), RasterFiles.waves(64, 64, 2));
    final Path image = Pictures.write(Pictures.colour(64, 64), directory.resolve("b.png"));
    final String refusal = refusal(DataOptions.defaults(2), raster, image);
    assertTrue(refusal.contains(raster.toString()), refusal);
    assertTrue(refusal.contains(image.toString()), refusal);
  }

  @Test
  void aConstantBandIsPassedOverWithANote() {
    final FloatPlane flat = FloatPlane.zeros(160, 200);
    final Path file =
        RasterFiles.write(directory.resolve("a.tif"), RasterFiles.waves(160, 200, 2), flat);
    final TrainingData data = load(DataOptions.defaults(4), "", file);
    assertEquals(1, data.training().size());
    assertEquals(List.of(file + " band 2: all cells are alike; passed over"), heard.notes);
  }

  @Test
  void nothingButConstantRastersIsRefused() {
    final FloatPlane flat = FloatPlane.zeros(160, 200);
    Arrays.fill(flat.values(), 7);
    final String refusal =
        refusal(DataOptions.defaults(4), RasterFiles.write(directory.resolve("flat.tif"), flat));
    assertTrue(refusal.startsWith("data: no field is left"), refusal);
  }

  @Test
  void rastersSmallerThanAFewPatchesArePassedOverAndAloneRefused() {
    final Path file = RasterFiles.write(directory.resolve("small.tif"), RasterFiles.waves(7, 7, 2));
    refusal(DataOptions.defaults(4), file);
    assertEquals(1, heard.notes.size());
    assertTrue(heard.notes.get(0).contains("7 x 7 cells are too few"), heard.notes.get(0));
  }

  @Test
  void tooFewCellsAreRefusedWithTheirNumber() {
    final Path file = RasterFiles.write(directory.resolve("few.tif"), RasterFiles.waves(80, 80, 2));
    final String refusal = refusal(DataOptions.defaults(4), file);
    assertTrue(refusal.contains("400 coarse cells"), refusal);
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws IOException {
    final Path text = Files.writeString(directory.resolve("notes.tif"), "no raster");
    assertTrue(refusal(DataOptions.defaults(4), text).startsWith(text + ": "));
    final Path missing = directory.resolve("missing.nc");
    assertEquals(
        missing + ": no such file or directory", refusal(DataOptions.defaults(4), missing));
    final Path empty = Files.createDirectory(directory.resolve("empty"));
    assertEquals(empty + ": holds no raster and no image", refusal(DataOptions.defaults(4), empty));
  }

  @Test
  void loadingStopsWhenAsked() {
    heard.stop = true;
    final List<DataSource> sources = List.of(DataSource.parse("fields:50", empty(), empty()));
    assertThrows(
        CancellationException.class,
        () -> TrainingDataLoader.load(sources, DataOptions.defaults(4), heard));
    assertTrue(heard.done < 50);
  }

  private TrainingData load(final DataOptions options, final String licence, final Path... files) {
    return TrainingDataLoader.load(
        Stream.of(files).map(file -> source(file, licence)).toList(), options, heard);
  }

  private String refusal(final DataOptions options, final Path... files) {
    return assertThrows(RasterException.class, () -> load(options, "", files)).getMessage();
  }

  private static DataOptions options(final int factor, final List<Double> scales) {
    return new DataOptions(factor, Optional.empty(), 0.1, 0.1, scales, List.of(0.0), 1, 24, 0);
  }

  private static DataSource source(final Path file, final String licence) {
    return new DataSource.Files(file, Optional.empty(), licence);
  }

  private static Optional<String> empty() {
    return Optional.empty();
  }
}
