package org.finegrid.cli.failures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finegrid.cli.GdalBindings;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.ReadOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of other machines are read where that is asked for, and never otherwise. */
@Tag("slow")
class NetworkTest {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

  @TempDir private Path directory;
  private HttpServer server;
  private final AtomicInteger requests = new AtomicInteger();

  @BeforeAll
  static void bindingsAreThere() {
    GdalBindings.assumeInstalled();
  }

  @BeforeEach
  void serve() throws IOException {
    final byte[] file = Folder.bytes(new Folder(directory).sample("island/temperature.tif"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, file));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** The file, or the part of it that is asked for; anything else is not there. */
  private void answer(final HttpExchange exchange, final byte[] file) throws IOException {
    requests.incrementAndGet();
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals("/temperature.tif")) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      final String wanted = exchange.getRequestHeaders().getFirst("Range");
      final Matcher range = RANGE.matcher(wanted == null ? "" : wanted);
      final int from = range.matches() ? Integer.parseInt(range.group(1)) : 0;
      final int to =
          range.matches() && !range.group(2).isEmpty()
              ? Math.min(file.length, Integer.parseInt(range.group(2)) + 1)
              : file.length;
      exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
      if (range.matches()) {
        exchange
            .getResponseHeaders()
            .set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + file.length);
      }
      final boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(range.matches() ? 206 : 200, head ? -1 : to - from);
      if (!head) {
        exchange.getResponseBody().write(Arrays.copyOfRange(file, from, to));
      }
    }
  }

  private Child downscale(final String input, final Path output, final String... more)
      throws IOException {
    final List<String> line =
        new ArrayList<>(
            List.of("downscale", input, output.toString(), "--factor=2", "--model=bicubic"));
    line.addAll(List.of(more));
    return Child.of(List.of(GdalBindings.option()), line);
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/temperature.tif";
  }

  private static double[] cells(final Path file) {
    try (RasterReader reader = RasterFormats.open(file, ReadOptions.defaults())) {
      final double[][] plane =
          new double[1][(int) reader.description().geometry().window().cells()];
      reader.read(new int[] {0}, reader.description().geometry().window(), plane);
      return plane[0];
    }
  }

  @Test
  void aFileOfAnotherMachineIsReadWhereThatIsAllowed() throws Exception {
    final Path here = directory.resolve("here.tif");
    final Path there = directory.resolve("there.tif");
    try (Child local = downscale(directory.resolve("temperature.tif").toString(), here);
        Child remote = downscale(address(), there, "--allow-network")) {
      assertEquals(0, local.code());
      assertEquals(0, remote.code());
      assertEquals(List.of(), remote.errors());
      assertTrue(requests.get() > 0);
      assertArrayEquals(cells(here), cells(there));
    }
  }

  @Test
  void elseNothingIsAskedOfIt() throws Exception {
    for (final String input : List.of(address(), "/vsicurl/" + address())) {
      try (Child child = downscale(input, directory.resolve("out.tif"))) {
        assertEquals(1, child.code());
        Folder.saysInOneLine(child.errors(), List.of("--allow-network", input));
      }
    }
    assertEquals(0, requests.get());
  }
}
