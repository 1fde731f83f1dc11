package org.finegrid.cli.training;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.finegrid.cli.NativeLibraries;
import org.finegrid.model.ModelCard;
import org.finegrid.training.Training;
import org.finegrid.training.TrainingListener;
import org.finegrid.training.TrainingMethod;
import org.finegrid.training.TrainingMethods;
import org.finegrid.training.TrainingRun;

/** Trains in this process. */
final class Nd4jTrainer implements Trainer {

  @Override
  public List<TrainingMethod> methods() {
    return TrainingMethods.all();
  }

  @Override
  public ModelCard train(
      final TrainingRun run, final TrainingListener listener, final Consumer<String> notes) {
    NativeLibraries.use();
    Nd4jLibraries.use();
    // ND4J prints remarks there, and it is for results.
    final PrintStream out = System.out;
    System.setOut(
        new PrintStream(OutputStream.nullOutputStream(), false, Charset.defaultCharset()));
    try {
      return Training.run(run, listener, notes, Clock.systemDefaultZone());
    } finally {
      System.setOut(out);
    }
  }
}
