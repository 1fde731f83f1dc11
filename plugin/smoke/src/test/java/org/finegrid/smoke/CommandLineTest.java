package org.finegrid.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class CommandLineTest {

  @Test
  void helpTellsTheOptions() {
    final Outcome outcome = Outcome.of("--help");
    assertEquals(0, outcome.code());
    for (final String option :
        new String[] {"--url", "--user", "--password", "--layer", "--parallel", "--only"}) {
      assertTrue(outcome.out().contains(option), option);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--url geoserver",
        "--url ftp://localhost/geoserver",
        "--url http://me:word@localhost/geoserver",
        "--url http://localhost/geoserver --parallel 0",
        "--url http://localhost/geoserver --layer Arc_Sample",
        "--url http://localhost/geoserver --password word",
        "--url http://localhost/geoserver --only nothing",
        "--url http://localhost/geoserver --nonsense"
      })
  void wrongCommandLinesAreRefusedInOneLine(final String line) {
    final Outcome outcome = Outcome.of(line.isEmpty() ? new String[0] : line.split(" "));
    assertEquals(2, outcome.code());
    assertEquals("", outcome.out());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertTrue(outcome.err().startsWith("finegrid-smoke: "), outcome.err());
  }

  @Test
  void aServerThatIsNotThereFailsTheFirstCheck() throws Exception {
    final int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    final Outcome outcome = Outcome.of("--url", "http://127.0.0.1:" + port + "/geoserver");
    assertEquals(1, outcome.code());
    assertEquals(1, outcome.rows("FAIL").size(), outcome.out());
    assertTrue(outcome.rows("FAIL").get(0).endsWith("cannot be reached"), outcome.out());
  }

  @Test
  void aServerThatSaysNothingIsNotWaitedForWithoutEnd() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      final Outcome outcome =
          Outcome.of(
              "--url",
              "http://127.0.0.1:" + silent.getLocalPort() + "/geoserver",
              "--timeout",
              "1");
      assertEquals(1, outcome.code());
      assertTrue(outcome.rows("FAIL").get(0).endsWith("no answer within 1 s"), outcome.out());
    }
  }

  @Test
  void aServerThatStopsInTheMiddleIsNotWaitedForWithoutEnd() throws Exception {
    try (ServerSocket halting = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      final Thread thread = new Thread(() -> answerHalf(halting), "halting server");
      thread.setDaemon(true);
      thread.start();
      final Outcome outcome =
          Outcome.of(
              "--url",
              "http://127.0.0.1:" + halting.getLocalPort() + "/geoserver",
              "--timeout",
              "1");
      assertEquals(1, outcome.code());
      assertTrue(outcome.rows("FAIL").get(0).endsWith("no answer within 1 s"), outcome.out());
    }
  }

  private static void answerHalf(final ServerSocket server) {
    try {
      final Socket socket = server.accept();
      socket
          .getOutputStream()
          .write(
              "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 100\r\n\r\n<a>"
                  .getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aWrongPasswordIsSaid() throws Exception {
    try (StandIn server =
        new StandIn(
            new Behaviour(), Map.of(), Optional.of(new Credentials("somebody", "secret")))) {
      final Outcome outcome =
          Outcome.of(
              "--url", server.url().toString(), "--user", "somebody", "--password", "another");
      assertEquals(1, outcome.code());
      assertTrue(outcome.rows("FAIL").get(0).contains("HTTP status 401"), outcome.out());
    }
  }
}
