package org.finegrid.internal.io.geotiff;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The blocks unpacked last, so that windows which overlap or cut through a large block do not
 * unpack it anew. Safe from several threads.
 */
final class BlockCache {
  private final long capacity;
  private final Map<Integer, byte[]> blocks = new LinkedHashMap<>(16, 0.75f, true);
  private long held;

  /** A cache of at most so many bytes, and at least the last block. */
  BlockCache(final long capacity) {
    this.capacity = capacity;
  }

  /** The block, or an empty array where it is not held. */
  synchronized byte[] get(final int block) {
    return blocks.getOrDefault(block, new byte[0]);
  }

  synchronized void put(final int block, final byte[] bytes) {
    final byte[] before = blocks.put(block, bytes);
    held += bytes.length - (before == null ? 0 : before.length);
    final Iterator<byte[]> oldest = blocks.values().iterator();
    while (held > capacity && blocks.size() > 1) {
      held -= oldest.next().length;
      oldest.remove();
    }
  }
}
