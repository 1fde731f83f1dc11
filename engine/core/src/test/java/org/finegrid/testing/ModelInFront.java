package org.finegrid.testing;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.finegrid.model.ModelCard;
import org.finegrid.model.SuperResolutionModel;

/**
 * A model that looks at what another one is fed before it is.
 *
 * @param model the other
 * @param look sees the values fed; what it throws is thrown
 */
public record ModelInFront(SuperResolutionModel model, Consumer<float[]> look)
    implements SuperResolutionModel {
  @Override
  public ModelCard card() {
    return model.card();
  }

  @Override
  public int factor() {
    return model.factor();
  }

  @Override
  public OptionalInt halo() {
    return model.halo();
  }

  @Override
  public String device() {
    return model.device();
  }

  @Override
  public void apply(
      final float[] coarse, final int n, final int h, final int w, final float[] fine) {
    look.accept(Arrays.copyOf(coarse, n * h * w));
    model.apply(coarse, n, h, w, fine);
  }

  @Override
  public void stop() {
    model.stop();
  }

  @Override
  public void close() {
    model.close();
  }
}
