package org.finegrid.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.IoReason;
import org.finegrid.internal.io.PendingFile;
import org.finegrid.model.Device;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelRepository;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.training.data.Aggregation;
import org.finegrid.training.data.DataListener;
import org.finegrid.training.data.DataOptions;
import org.finegrid.training.data.DataSource;
import org.finegrid.training.data.TrainingData;
import org.finegrid.training.data.TrainingDataLoader;
import org.finegrid.training.onnx.CardInFile;

/**
 * Scores finished model files on test data and writes the scores into their cards; all else in the
 * files stays byte by byte. {@code CardScoring PATH=LICENCE... -- MODEL.onnx...}, where a path may
 * be {@code fields:N@SEED} without a licence; {@code scripts/score-models.sh} runs it.
 */
public final class CardScoring {
  private final List<DataSource> sources;
  private final Map<String, TrainingData> loaded = new HashMap<>();

  /** For data that no model learned from, and by which none was chosen. */
  public CardScoring(final List<DataSource> sources) {
    this.sources = List.copyOf(sources);
  }

  /** Scores files; exits with 1 and one line on standard error where that fails. */
  public static void main(final String[] args) {
    try {
      final List<String> all = Arrays.asList(args);
      final int border = all.indexOf("--");
      if (border < 1 || border == all.size() - 1) {
        throw new RasterException("scoring: name test data as PATH=LICENCE, then --, then models");
      }
      final CardScoring scoring =
          new CardScoring(all.subList(0, border).stream().map(CardScoring::source).toList());
      for (final String file : all.subList(border + 1, all.size())) {
        final ModelCard card = scoring.score(Path.of(file));
        System.out.println(card.name() + " " + card.skill());
      }
    } catch (RasterException e) {
      System.err.println("finegrid: " + e.getMessage());
      System.exit(1);
    }
  }

  private static DataSource source(final String text) {
    final int border = text.indexOf('=');
    return border < 0
        ? DataSource.parse(text, Optional.empty(), Optional.empty())
        : DataSource.parse(
            text.substring(0, border), Optional.empty(), Optional.of(text.substring(border + 1)));
  }

  /**
   * Scores a file and replaces its card.
   *
   * @return the new card
   * @throws RasterException where the file or the data cannot be used
   */
  public ModelCard score(final Path file) {
    try {
      final byte[] onnx = Files.readAllBytes(file);
      final ModelCard card = scored(file, onnx);
      try (PendingFile pending = new PendingFile(file, true)) {
        Files.write(pending.path(), CardInFile.replaced(onnx, card));
        pending.commit();
      }
      return card;
    } catch (IOException e) {
      throw new RasterException(file + ": cannot be scored (" + IoReason.of(e) + ")", e);
    }
  }

  private ModelCard scored(final Path file, final byte[] onnx) {
    try (SuperResolutionModel model =
        ModelRepository.open(file.toString(), onnx, Device.parse("cpu"))) {
      final TrainingData data = data(model.card());
      final Map<String, Object> licences = new LinkedHashMap<>();
      data.namedSources().forEach((name, source) -> licences.put(name, source.licence()));
      return model
          .card()
          .withSkill(
              ModelSkill.of(
                  model, data, Map.of("data", licences), (stage, done, total, loss, psnr) -> {}));
    }
  }

  /** Data whose coarse cells are made as those that the model learned from. */
  private TrainingData data(final ModelCard card) {
    final DataOptions usual = DataOptions.defaults(card.factor());
    final Optional<Aggregation> aggregation =
        card.aggregation().isEmpty()
            ? Optional.empty()
            : Optional.of(Aggregation.valueOf(card.aggregation().toUpperCase(Locale.ROOT)));
    return loaded.computeIfAbsent(
        card.factor() + card.aggregation(),
        key ->
            TrainingDataLoader.test(
                sources,
                new DataOptions(
                    usual.factor(),
                    aggregation,
                    usual.validation(),
                    usual.test(),
                    usual.scales(),
                    usual.blurs(),
                    usual.shifts(),
                    usual.maxBands(),
                    usual.seed()),
                new Notes()));
  }

  /** Prints what is passed over. */
  private static final class Notes implements DataListener {
    @Override
    public void loaded(final int done, final int total) {
      // Scores are shown as they come.
    }

    @Override
    public void note(final String sentence) {
      System.err.println("finegrid: note: " + sentence);
    }

    @Override
    public boolean stopped() {
      return false;
    }
  }
}
