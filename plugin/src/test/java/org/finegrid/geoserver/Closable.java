package org.finegrid.geoserver;

import java.awt.Rectangle;
import java.awt.image.RenderedImage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** An image that counts how often its cells are read, and has none any more once it is closed. */
final class Closable implements AutoCloseable {
  private final AtomicInteger read = new AtomicInteger();
  private final RenderedImage image;
  private volatile boolean closed;

  Closable(final RenderedImage of) {
    this.image =
        (RenderedImage)
            Proxy.newProxyInstance(
                Closable.class.getClassLoader(),
                new Class<?>[] {RenderedImage.class},
                (proxy, method, arguments) -> {
                  if (arguments != null && arguments[0] instanceof Rectangle) {
                    read.incrementAndGet();
                    if (closed) {
                      throw new IllegalStateException("disposed of");
                    }
                  }
                  try {
                    return method.invoke(of, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
  }

  RenderedImage image() {
    return image;
  }

  int read() {
    return read.get();
  }

  @Override
  public void close() {
    closed = true;
  }
}
