package org.finegrid.internal.io.geotiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

/** Intel's library is an optional dependency: tiles are compressed by Java where it is absent. */
class WithoutIntelLibraryTest {

  @Test
  void tilesAreCompressedByJavaWhereIntelsLibraryIsAbsent() throws Exception {
    final byte[] tile = new byte[10_000];
    for (int i = 0; i < tile.length; i++) {
      tile[i] = (byte) (i / 7);
    }
    try (URLClassLoader loader =
        new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
      assertThrows(
          ClassNotFoundException.class,
          () -> loader.loadClass("com.intel.gkl.compression.IntelDeflater"));
      final Class<?> fast = loader.loadClass(FastDeflater.class.getName());
      assertEquals(Optional.empty(), opened(fast.getDeclaredMethod("raw")).invoke(null));

      final Class<?> type = loader.loadClass(TileCompressor.class.getName());
      final Constructor<?> constructor = opened(type.getDeclaredConstructor(int.class));
      final Method compress = opened(type.getDeclaredMethod("compress", byte[].class));
      final Method packed = opened(type.getDeclaredMethod("packed"));
      try (AutoCloseable compressor = (AutoCloseable) constructor.newInstance(tile.length)) {
        final int size = (int) compress.invoke(compressor, (Object) tile);
        final byte[] stream = Arrays.copyOf((byte[]) packed.invoke(compressor), size);
        assertArrayEquals(tile, inflated(stream, tile.length));
      }
    }
  }

  private static byte[] inflated(final byte[] stream, final int size) throws Exception {
    final Inflater inflater = new Inflater();
    try {
      inflater.setInput(stream);
      final byte[] bytes = new byte[size];
      assertEquals(size, inflater.inflate(bytes));
      return bytes;
    } finally {
      inflater.end();
    }
  }

  private static <T extends AccessibleObject> T opened(final T member) {
    member.setAccessible(true);
    return member;
  }

  /** The tests' class path but for what is optional. */
  private static URL[] classPath() throws MalformedURLException {
    final List<URL> urls = new ArrayList<>();
    final String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    for (final String each : path.split(File.pathSeparator)) {
      if (!each.matches(".*(gkl|gatk-native-bindings|commons-io|jcl-over-slf4j)-[^/]*\\.jar")) {
        urls.add(new File(each).toURI().toURL());
      }
    }
    return urls.toArray(URL[]::new);
  }
}
