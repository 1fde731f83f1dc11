package org.finegrid.downscale;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.finegrid.grid.RasterException;
import org.finegrid.model.Device;
import org.finegrid.model.ModelRepository;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.testing.MemoryOutput;
import org.finegrid.testing.MemoryRaster;
import org.finegrid.testing.ModelInFront;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A batch of a slow model takes seconds, which nobody wants to wait for who cancels a run. */
class StoppedModelTest {
  private static final int EDGE = 256;
  private static final int PLANES = 8;

  private static SuperResolutionModel open(final String name, final int factor) {
    return ModelRepository.builtIn().open(name, OptionalInt.of(factor), Device.parse("cpu"));
  }

  /** The second is two networks one after the other, the third made of a greater factor. */
  @ParameterizedTest
  @CsvSource({"srcnn, 4", "fsrcnn, 8", "fsrcnn, 5"})
  void aRunThatIsStoppedFails(final String name, final int factor) throws Exception {
    try (SuperResolutionModel model = open(name, factor)) {
      final float[] coarse = new float[PLANES * EDGE * EDGE];
      final float[] fine = new float[coarse.length * factor * factor];
      final CountDownLatch begun = new CountDownLatch(1);
      final CompletableFuture<Void> run =
          CompletableFuture.runAsync(
              () -> {
                begun.countDown();
                model.apply(coarse, PLANES, EDGE, EDGE, fine);
              });
      begun.await();
      Thread.sleep(50);
      model.stop();
      final ExecutionException failed =
          assertThrows(ExecutionException.class, () -> run.get(60, TimeUnit.SECONDS));
      assertInstanceOf(RasterException.class, failed.getCause());
      assertThrows(RasterException.class, () -> model.apply(coarse, PLANES, EDGE, EDGE, fine));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCancelledRunStopsItsModel(final boolean tiles) throws Exception {
    final MemoryRaster raster =
        new MemoryRaster(
            MemoryRaster.projected(EDGE, EDGE), MemoryRaster.field(1, EDGE, EDGE, 280, 10));
    final DownscaleRequest request =
        DownscaleRequest.builder(Path.of("in"), Path.of("out.tif")).tile(EDGE).threads(1).build();
    final CountDownLatch begun = new CountDownLatch(1);
    final AtomicBoolean cancelled = new AtomicBoolean();
    final AtomicBoolean ranToItsEnd = new AtomicBoolean();
    try (SuperResolutionModel slow = open("srcnn", 4)) {
      final SuperResolutionModel model =
          new ModelInFront(
              slow,
              values -> {
                begun.countDown();
                // As long as a batch of many planes takes.
                final float[] coarse = new float[PLANES * EDGE * EDGE];
                slow.apply(coarse, PLANES, EDGE, EDGE, new float[coarse.length * 16]);
                ranToItsEnd.set(true);
              });
      final CompletableFuture<Void> run =
          CompletableFuture.runAsync(
              () -> {
                if (tiles) {
                  try (FineTiles fine =
                      FineTiles.open(
                          request.method(),
                          request.run(),
                          raster,
                          model,
                          FineTiles.CachePolicy.ROWS,
                          ProgressListener.none(),
                          cancelled::get)) {
                    fine.tile(0, 0);
                  }
                } else {
                  Runs.run(
                      request,
                      raster,
                      model,
                      (fine, block) -> new MemoryOutput(fine, block),
                      cancelled::get);
                }
              });
      begun.await();
      cancelled.set(true);
      final ExecutionException failed =
          assertThrows(ExecutionException.class, () -> run.get(60, TimeUnit.SECONDS));
      assertInstanceOf(CancelledException.class, failed.getCause());
      assertFalse(ranToItsEnd.get(), "the model was not stopped");
    }
  }
}
