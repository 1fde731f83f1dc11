package org.finegrid.training.dl4j;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network as DL4J holds it: its steps, and its own run of them. */
interface SavedNetwork {

  /** What it was trained with: {@code DeepLearning4J} or {@code Keras}. */
  String library();

  /** The name by which steps refer to the network's input. */
  String input();

  /** The name of the step whose result is the network's. */
  String output();

  /** Its layers and vertices, each after its inputs. */
  List<NetworkStep> steps();

  /** Its number of parameters. */
  long parameters();

  /** DL4J's own result, as after training. Data as the network has it, channels first or last. */
  INDArray run(INDArray input);
}
