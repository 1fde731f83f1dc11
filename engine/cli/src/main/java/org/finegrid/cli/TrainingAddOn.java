package org.finegrid.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import picocli.CommandLine;

/**
 * The commands that train models. They come in jars of their own, found by the service loader,
 * since their libraries are several times as large as the rest of the program.
 */
public interface TrainingAddOn {
  /** The command that trains a model. */
  String TRAIN = "train";

  /** What it does. */
  String TRAIN_HEADER = "Trains a model.";

  /** The command that imports a network. */
  String IMPORT = "import";

  /** What it does. */
  String IMPORT_HEADER = "Imports a network trained in DeepLearning4J or Keras as a model file.";

  /**
   * Both commands by their names.
   *
   * @param args what was typed: what these do not need is not set up
   */
  Map<String, CommandLine> commands(Terminal terminal, List<String> args);

  /** The add-on where it is installed. */
  static Optional<TrainingAddOn> installed() {
    return ServiceLoader.load(TrainingAddOn.class).findFirst();
  }
}
