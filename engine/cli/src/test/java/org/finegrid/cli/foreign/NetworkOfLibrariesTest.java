package org.finegrid.cli.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.finegrid.cli.GdalBindings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Addresses that a library behind GDAL would fetch by itself, past GDAL's own settings. */
class NetworkOfLibrariesTest {
  private static final Path LAUNCHER = Path.of("../../finegrid");

  @TempDir private Path directory;

  @BeforeAll
  static void gdalIsThere() {
    GdalBindings.assumeInstalled();
  }

  /** A script that runs its arguments after the launcher's own lines on the network. */
  private static String launcher() throws IOException {
    final List<String> lines = Files.readAllLines(LAUNCHER);
    final int from = lines.indexOf("# is given a proxy that does not exist.");
    final List<String> rest = lines.subList(from + 1, lines.size());
    final String rules = String.join("\n", rest.subList(0, rest.indexOf("esac") + 1));
    return rules + "\nexec \"$@\"";
  }

  @Test
  void theLauncherKeepsThemFromTheNetworkUnlessItIsAllowed()
      throws IOException, InterruptedException {
    final AtomicInteger requests = new AtomicInteger();
    final HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    try {
      final Path vrt = directory.resolve("far.vrt");
      Files.writeString(
          vrt,
          "<VRTDataset rasterXSize=\"5\" rasterYSize=\"4\">"
              + "<GeoTransform>0,1,0,4,0,-1</GeoTransform>"
              + "<VRTRasterBand dataType=\"Float32\" band=\"1\"><SimpleSource><SourceFilename>"
              + "NETCDF:\"http://127.0.0.1:"
              + server.getAddress().getPort()
              + "/t.nc\":v</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>");
      assertEquals(1, run(vrt));
      assertEquals(0, requests.get());
      assertEquals(1, run(vrt, "--allow-network"));
      assertTrue(requests.get() > 0, "the file leads to no other machine, so nothing was tested");
    } finally {
      server.stop(0);
    }
  }

  private int run(final Path file, final String... options)
      throws IOException, InterruptedException {
    final List<String> command = new ArrayList<>(List.of("sh", "-c", launcher(), "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(GdalBindings.option());
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.addAll(List.of("org.finegrid.cli.Main", "downscale", file.toString()));
    command.addAll(List.of(directory.resolve("fine.tif").toString(), "--factor", "2"));
    command.addAll(List.of("--model", "bicubic"));
    command.addAll(List.of(options));
    final Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor();
  }
}
