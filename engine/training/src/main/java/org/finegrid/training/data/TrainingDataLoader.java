package org.finegrid.training.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.finegrid.field.FieldPlane;
import org.finegrid.grid.RasterException;
import org.finegrid.training.TrainingParameters;
import org.finegrid.training.data.generated.GeneratedFields;

/** Makes training data of rasters, images and generated fields. */
public final class TrainingDataLoader {
  /** The smallest side of a field, in coarse cells: below it nothing but borders would be seen. */
  private static final int LEAST_SIDE = 8;

  private static final int LEAST_CELLS = 1024;

  private final DataOptions options;
  private final DataListener listener;
  private final List<FieldGroup> images = new ArrayList<>();
  private final List<FieldGroup> rasters = new ArrayList<>();
  private final List<FieldGroup> generated = new ArrayList<>();
  private final List<TrainingData.Source> sources = new ArrayList<>();
  private String anImage = "";
  private String noImage = "";
  private int done;
  private int total;

  private TrainingDataLoader(final DataOptions options, final DataListener listener) {
    this.options = options;
    this.listener = listener;
  }

  /**
   * Loads fields and splits them.
   *
   * @throws RasterException where a file cannot be read, images are mixed with rasters, or too
   *     little is left to learn from
   * @throws CancellationException where the listener asked for that
   */
  public static TrainingData load(
      final List<DataSource> sources, final DataOptions options, final DataListener listener) {
    final TrainingDataLoader loader = new TrainingDataLoader(options, listener);
    loader.load(sources);
    return loader.split();
  }

  /**
   * Loads fields that all are to test finished models.
   *
   * @throws RasterException where a file cannot be read, images are mixed with rasters, or nothing
   *     is left to score on
   * @throws CancellationException where the listener asked for that
   */
  public static TrainingData test(
      final List<DataSource> sources, final DataOptions options, final DataListener listener) {
    final TrainingDataLoader loader = new TrainingDataLoader(options, listener);
    loader.load(sources);
    return loader.unsplit();
  }

  private void load(final List<DataSource> wanted) {
    final List<List<Path>> files = new ArrayList<>();
    for (final DataSource source : wanted) {
      files.add(source instanceof DataSource.Files each ? DataFiles.of(each.path()) : List.of());
      total +=
          source instanceof DataSource.Generated each
              ? each.count()
              : files.get(files.size() - 1).size();
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (wanted.get(i) instanceof DataSource.Generated each) {
        generate(each);
      } else if (wanted.get(i) instanceof DataSource.Files each) {
        for (final Path file : files.get(i)) {
          read(file, each);
        }
        sources.add(
            new TrainingData.Source(
                DataFiles.title(each.path(), files.get(i)), each.licence(), each.times()));
      }
    }
    if (images.isEmpty() && rasters.isEmpty() && generated.isEmpty()) {
      throw RasterException.invalid(
          TrainingParameters.DATA,
          "no field is left: each is too small, without data or the same everywhere");
    }
  }

  private void read(final Path file, final DataSource.Files source) {
    final boolean image = Images.isImage(file);
    anImage = image ? file.toString() : anImage;
    noImage = image ? noImage : file.toString();
    refuseMixture();
    if (image) {
      keep(FieldGroup.of(file.toString(), Images.luminance(file)), source, images);
    } else {
      Rasters.load(file, source.variable(), options.maxBands(), listener::note)
          .forEach(group -> keep(group, source, rasters));
    }
    tell(1);
  }

  private void generate(final DataSource.Generated source) {
    noImage = source.toString();
    refuseMixture();
    final FloatPlane[] planes = new FloatPlane[source.count()];
    IntStream.range(0, planes.length)
        .parallel()
        .forEach(
            i -> {
              final FieldPlane plane = GeneratedFields.of(source.seed(), i);
              planes[i] = new FloatPlane(plane.width(), plane.height(), plane.floats());
              tell(1);
            });
    IntStream.range(0, planes.length)
        .forEach(i -> keep(FieldGroup.of(source + " number " + i, planes[i]), source, generated));
    sources.add(new TrainingData.Source(source.toString(), source.licence(), source.times()));
  }

  private void refuseMixture() {
    if (!anImage.isEmpty() && !noImage.isEmpty()) {
      throw new RasterException(
          anImage
              + ": is an image and "
              + noImage
              + " is not; brightness and rasters have nothing in common, so train on one of them");
    }
  }

  private synchronized void tell(final int more) {
    done += more;
    listener.loaded(done, total);
    if (listener.stopped()) {
      throw new CancellationException("loading was stopped");
    }
  }

  /** Keeps what can be learned from. */
  private void keep(final FieldGroup group, final DataSource source, final List<FieldGroup> into) {
    final FloatPlane first = group.fields().get(0).plane();
    final int side = LEAST_SIDE * options.factor();
    if (first.width() < side || first.height() < side) {
      listener.note(
          String.format(
              "%s: %d x %d cells are too few for factor %d, which takes %d x %d; passed over",
              group.fields().get(0).name(),
              first.width(),
              first.height(),
              options.factor(),
              side,
              side));
      return;
    }
    final List<FineField> kept = new ArrayList<>();
    for (final FineField field : group.fields()) {
      if (field.valid() == 0) {
        listener.note(field.name() + ": holds no data; passed over");
      } else if (field.constant()) {
        listener.note(field.name() + ": all cells are alike; passed over");
      } else {
        kept.add(field.counting(source.times()));
      }
    }
    if (!kept.isEmpty()) {
      into.add(group.with(kept));
    }
  }

  private Aggregation aggregation() {
    return options.aggregation().orElse(images.isEmpty() ? Aggregation.MEAN : Aggregation.BICUBIC);
  }

  private TrainingData unsplit() {
    final List<TrainingField> test = new ArrayList<>();
    for (final List<FieldGroup> kind : List.of(images, rasters, generated)) {
      for (final FieldGroup group : kind) {
        group.fields().forEach(field -> add(field, 1, aggregation(), test));
      }
    }
    return new TrainingData(
        options.factor(), aggregation(), !images.isEmpty(), List.of(), List.of(), test, sources);
  }

  private TrainingData split() {
    final Aggregation aggregation = aggregation();
    final List<TrainingField> training = new ArrayList<>();
    final List<TrainingField> validation = new ArrayList<>();
    final List<TrainingField> test = new ArrayList<>();
    final DataSplit.Shares shares = new DataSplit.Shares(options.validation(), options.test());
    for (final List<FieldGroup> kind : List.of(images, rasters, generated)) {
      final DataSplit parts =
          DataSplit.of(
              kind, shares, options.factor(), LEAST_SIDE * options.factor(), options.seed());
      // Of generated fields there can be more instead.
      final int shifts = kind == generated ? 1 : options.shifts();
      for (final FineField field : parts.training()) {
        for (final double scale : options.scales()) {
          for (final double blur : kind == generated ? List.of(0.0) : options.blurs()) {
            rescaled(field, scale)
                .ifPresent(each -> add(blurred(each, blur), shifts, aggregation, training));
          }
        }
      }
      parts.validation().forEach(field -> add(field, 1, aggregation, validation));
      parts.test().forEach(field -> add(field, 1, aggregation, test));
    }
    final long cells = training.stream().mapToLong(TrainingDataLoader::learnable).sum();
    if (cells < LEAST_CELLS || validation.isEmpty() || options.test() > 0 && test.isEmpty()) {
      throw RasterException.invalid(
          TrainingParameters.DATA,
          String.format(
              "too little for %d parts: %d coarse cells to train on, and at least %d with others"
                  + " held out are needed; add data%s",
              shares.parts(),
              cells,
              LEAST_CELLS,
              options.test() > 0
                  ? ", or choose 0 for " + TrainingParameters.TEST.placeholder()
                  : ""));
    }
    return new TrainingData(
        options.factor(), aggregation, !images.isEmpty(), training, validation, test, sources);
  }

  /** The field at another size; empty where little of it would be left. */
  private Optional<FineField> rescaled(final FineField field, final double scale) {
    if (scale == 1) {
      return Optional.of(field);
    }
    final FloatPlane plane = field.plane();
    final int width = (int) Math.rint(scale * plane.width());
    final int height = (int) Math.rint(scale * plane.height());
    final int side = LEAST_SIDE * options.factor();
    if (width < side || height < side) {
      return Optional.empty();
    }
    final FineField copy =
        field.with(Resize.to(plane, width, height)).named(field.name() + " at " + scale);
    // The filter spreads gaps: of a raster with many, next to nothing may be left.
    return copy.valid() >= scale * scale * field.valid() / 2 ? Optional.of(copy) : Optional.empty();
  }

  /** The field as a model or an instrument has it that resolves no single cell. */
  private static FineField blurred(final FineField field, final double deviation) {
    return deviation == 0 ? field : field.with(field.plane().blurred(deviation));
  }

  /** Keeps the field's samples, with the grid of coarse cells begun at each of its places. */
  private void add(
      final FineField field,
      final int shifts,
      final Aggregation aggregation,
      final List<TrainingField> samples) {
    final int factor = options.factor();
    final FloatPlane plane = field.plane();
    for (int shift = 0; shift < shifts * shifts; shift++) {
      final int column = shift % shifts * factor / shifts;
      final int row = shift / shifts * factor / shifts;
      final FloatPlane moved =
          shift == 0
              ? plane
              : plane.crop(column, row, plane.width() - column, plane.height() - row);
      keepSample(field, TrainingField.of(field.name(), moved, factor, aggregation), samples);
    }
  }

  /** A part of a field may be without data or differences even where the whole is not. */
  private static void keepSample(
      final FineField field, final TrainingField sample, final List<TrainingField> samples) {
    if (learnable(sample) > 0 && !new FineField(sample.name(), sample.coarse()).constant()) {
      samples.add(sample.drawn(field.times()));
    }
  }

  private static long learnable(final TrainingField sample) {
    return sample.coarse().valid();
  }
}
