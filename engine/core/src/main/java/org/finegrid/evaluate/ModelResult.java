package org.finegrid.evaluate;

import java.util.List;
import java.util.OptionalInt;
import org.finegrid.model.ModelCard;

/**
 * A model that took part.
 *
 * @param label what to call it: its name, its covariates and how it conserves, such as {@code
 *     bicubic+elevation+additive}
 * @param name the same without how it conserves; its saved raster is named by it
 * @param model how it was named in the request
 * @param covariates the names of the covariates that it ran with
 * @param baseline whether it is one of the {@link Baseline}s
 * @param card its card
 * @param halo the coarse cells that it sees on each side; empty where there is no bound
 * @param conservation {@code none}, {@code additive}, {@code multiplicative}
 * @param device where it ran
 * @param seconds how long it took, from file to file
 */
public record ModelResult(
    String label,
    String name,
    String model,
    List<String> covariates,
    boolean baseline,
    ModelCard card,
    OptionalInt halo,
    String conservation,
    String device,
    double seconds) {

  /** Copies the list. */
  public ModelResult {
    covariates = List.copyOf(covariates);
  }
}
