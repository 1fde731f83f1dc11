package org.finegrid.evaluate;

import java.util.OptionalInt;
import org.finegrid.model.ModelCard;

/**
 * A model that took part.
 *
 * @param label what to call it: its name and how it conserves, such as {@code bicubic+additive}
 * @param model how it was named in the request
 * @param baseline whether it is one of the {@link Baseline}s
 * @param card its card
 * @param halo the coarse cells that it sees on each side; empty where there is no bound
 * @param conservation {@code none}, {@code additive}, {@code multiplicative}
 * @param device where it ran
 * @param seconds how long it took, from file to file
 */
public record ModelResult(
    String label,
    String model,
    boolean baseline,
    ModelCard card,
    OptionalInt halo,
    String conservation,
    String device,
    double seconds) {}
