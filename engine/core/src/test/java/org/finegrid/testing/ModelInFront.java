package org.finegrid.testing;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelInputs;
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
  public void apply(final ModelInputs inputs, final float[] fine) {
    final int cells = inputs.count() * inputs.height() * inputs.width();
    look.accept(Arrays.copyOf(inputs.band(), cells));
    model.apply(inputs, fine);
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
