package org.finegrid.training;

import java.nio.file.Path;
import java.util.List;
import org.finegrid.training.data.DataOptions;
import org.finegrid.training.data.DataSource;

/**
 * A training from data to a model file.
 *
 * @param method how to learn
 * @param sources what to learn from
 * @param options how to make training data of it
 * @param request how to learn, apart from the data
 * @param teachers models whose results are learned in place of the fields, by name or file; none:
 *     the fields are learned
 * @param output the model file to write
 * @param overwrite whether to replace that file, and a checkpoint that is not gone on from
 */
public record TrainingRun(
    TrainingMethod method,
    List<DataSource> sources,
    DataOptions options,
    TrainingRequest request,
    List<String> teachers,
    Path output,
    boolean overwrite) {

  /** Copies the lists. */
  public TrainingRun {
    sources = List.copyOf(sources);
    teachers = List.copyOf(teachers);
  }
}
