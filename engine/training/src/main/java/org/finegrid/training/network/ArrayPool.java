package org.finegrid.training.network;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.nd4j.autodiff.samediff.internal.memory.AbstractMemoryMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.LongShapeDescriptor;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Lends a graph its arrays, and takes back all of them after each run. All steps of a training need
 * the same shapes, so nothing is allocated after the first. SameDiff itself gives back a quarter of
 * them; the others wait outside Java's heap for its garbage collector, some hundred megabytes a
 * step, on fresh pages each time.
 *
 * <p>For one thread.
 */
final class ArrayPool extends AbstractMemoryMgr {
  private final Map<Shape, Deque<INDArray>> free = new HashMap<>();
  private final Set<INDArray> lent = Collections.newSetFromMap(new IdentityHashMap<>());

  private record Shape(DataType type, char order, String sides) {
    static Shape of(final DataType type, final char order, final long[] sides) {
      return new Shape(type, order, Arrays.toString(sides));
    }
  }

  @Override
  public INDArray allocate(final boolean detached, final DataType type, final long... sides) {
    return take(type, 'c', sides);
  }

  @Override
  public INDArray allocate(final boolean detached, final LongShapeDescriptor target) {
    return target.isEmpty()
        ? Nd4j.create(target)
        : take(target.dataType(), target.getOrder(), target.getShape());
  }

  private INDArray take(final DataType type, final char order, final long[] sides) {
    final Deque<INDArray> known = free.get(Shape.of(type, order, sides));
    final INDArray array =
        known == null || known.isEmpty()
            ? Nd4j.createUninitializedDetached(type, order, sides)
            : known.pop();
    lent.add(array);
    return array;
  }

  @Override
  public void release(final INDArray array) {
    if (lent.remove(array)) {
      rest(array);
    }
  }

  /** Takes back all that is lent: what a run made is of no use to anybody any more. */
  void reclaim() {
    lent.forEach(this::rest);
    lent.clear();
  }

  private void rest(final INDArray array) {
    free.computeIfAbsent(
            Shape.of(array.dataType(), array.ordering(), array.shape()), each -> new ArrayDeque<>())
        .push(array);
  }

  @Override
  public void close() {
    reclaim();
    free.values().forEach(arrays -> arrays.forEach(INDArray::close));
    free.clear();
  }
}
