package org.finegrid.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.finegrid.grid.RasterException;
import org.finegrid.model.Device;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelRepository;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.testing.Models;
import org.finegrid.testing.Networks;
import org.finegrid.testing.OnnxBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks that make their cells coarser on the way, such as U-Nets. */
class StridedNetworkTest {

  @Test
  void withoutACardMultipleAndHaloAreMeasured() {
    try (SuperResolutionModel model = Models.network(Networks.unet(2, false), OptionalInt.of(2))) {
      assertEquals(4, model.multiple());
      assertEquals(4, model.card().multiple());
      // Kernels of 3x3 see 1 + 2 + 4 + 2 + 1 cells far, and two or three more by where blocks
      // begin.
      assertEquals(OptionalInt.of(14), model.halo());
    }
  }

  @Test
  void ofAFixedWindowAsWell() {
    final byte[] bytes = Networks.unet(2, false, "n", 1L, 64L, 64L);
    try (SuperResolutionModel model = Models.network(bytes, OptionalInt.of(2))) {
      assertEquals(4, model.multiple());
      assertEquals(OptionalInt.of(64), model.fixedEdge());
      assertEquals(OptionalInt.of(14), model.halo());
    }
  }

  @Test
  void aNetworkThatTakesAnySizeButSeesItsPlaceHasAMultiple() {
    // Halved and doubled again: any even number of cells will do, but an odd place shows.
    final byte[] bytes =
        new OnnxBytes().maxPool().upConv(1, 4, new float[16]).depthToSpace(2).build();
    try (SuperResolutionModel model = Models.network(bytes, OptionalInt.of(2))) {
      assertEquals(2, model.multiple());
    }
  }

  @Test
  void ofUpsampledCellsTheMultipleIsThatOfCoarseOnes() {
    final float[] ones = {1, 1, 1, 1};
    final byte[] bytes =
        new OnnxBytes().maxPool().maxPool().upConv(1, 1, ones).upConv(1, 1, ones).build();
    try (SuperResolutionModel model = Models.network(bytes, OptionalInt.of(2))) {
      assertEquals(ModelCard.Input.UPSAMPLED, model.card().input());
      assertEquals(2, model.multiple());
    }
    try (SuperResolutionModel model = Models.network(bytes, OptionalInt.of(4))) {
      assertEquals(1, model.multiple());
    }
  }

  @Test
  void inACascadeTheSecondCountsTheFirstOnesCells() {
    try (SuperResolutionModel four =
            new Cascade(
                Models.network(Networks.unet(2, true), OptionalInt.empty()),
                Models.network(Networks.unet(2, true), OptionalInt.empty()));
        SuperResolutionModel two =
            new Cascade(
                Models.network(Networks.unitEquivariant(2), OptionalInt.empty()),
                Models.network(Networks.unet(2, true), OptionalInt.empty()))) {
      assertEquals(4, four.multiple());
      assertEquals(2, two.multiple());
      assertEquals(2, two.card().multiple());
    }
  }

  @Test
  void aCardThatHoldsHasNothingBeyondItsHalo() {
    try (SuperResolutionModel model = Models.network(Networks.unet(2, true), OptionalInt.empty())) {
      assertEquals(OptionalInt.empty(), HaloProbe.beyondHalo(model));
    }
    try (SuperResolutionModel model =
        Models.network(Networks.espcn(2, 8, 4), OptionalInt.empty())) {
      assertEquals(OptionalInt.empty(), HaloProbe.beyondHalo(model));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"aplus", "espcn", "fine-l", "fine-m", "fine-s", "fsrcnn", "srcnn"})
  void theHalosOfTheModelsThatComeWithFinegridHold(final String name) {
    for (int factor = 2; factor <= 4; factor++) {
      try (SuperResolutionModel model =
          ModelRepository.builtIn()
              .open(name, OptionalInt.of(factor), new Device(Device.Kind.CPU, 0))) {
        assertEquals(OptionalInt.empty(), HaloProbe.beyondHalo(model), name + " x" + factor);
      }
    }
  }

  @Test
  void aFixedWindowIsAMultiple() {
    final byte[] bytes = Networks.unet(2, true, "n", 1L, 30L, 30L);
    assertThrows(RasterException.class, () -> Models.network(bytes, OptionalInt.empty()).close());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 46341, 1L << 31, 1L << 40, Long.MAX_VALUE})
  void windowsThatCannotBeHeldAreRefused(final long side) {
    final OnnxBytes square = new OnnxBytes().inputShape("n", 1L, side, side).unary("Relu");
    final OnnxBytes batch = new OnnxBytes().inputShape(side, 1L, "h", "w").unary("Relu");
    for (final OnnxBytes network : new OnnxBytes[] {square, batch}) {
      final RasterException refusal =
          assertThrows(
              RasterException.class,
              () -> Models.network(network.build(), OptionalInt.of(1)).close());
      if (side > 0 && (side != 46341 || network == square)) {
        assertTrue(refusal.getMessage().contains("more than can be held"), refusal.getMessage());
      }
    }
  }
}
