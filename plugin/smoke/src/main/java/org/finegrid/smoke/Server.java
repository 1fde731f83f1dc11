package org.finegrid.smoke;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * A GeoServer, over HTTP. Redirections are not followed: they could send the password elsewhere.
 */
final class Server {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final String base;
  private final Optional<Credentials> credentials;
  private final Duration timeout;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  /**
   * A server.
   *
   * @param url its address, up to {@code /geoserver}
   * @param timeout how long an answer may take
   */
  Server(final URI url, final Optional<Credentials> credentials, final Duration timeout) {
    this.base = url.toString().replaceFirst("/+(wps|ows)?/*$", "");
    this.credentials = credentials;
    this.timeout = timeout;
  }

  /** Sends an Execute request. */
  Answer execute(final ExecuteRequest request) throws IOException, InterruptedException {
    return send(
        builder("/wps")
            .header("Content-Type", "text/xml; charset=UTF-8")
            .POST(HttpRequest.BodyPublishers.ofString(request.text(), StandardCharsets.UTF_8))
            .build());
  }

  /** Asks the WPS by keys and values. */
  Answer wps(final Map<String, String> query) throws IOException, InterruptedException {
    return get(
        "/wps?"
            + query.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&")));
  }

  /**
   * Requests an address that the server gave, at the server's known host: behind a proxy a server
   * may not know its public name.
   */
  Answer follow(final String address) throws IOException, InterruptedException {
    final int query = address.indexOf('?');
    CheckFailure.unless(query >= 0, "'" + address + "' is not an address of this server");
    return get("/wps" + address.substring(query).replace(" ", "%20"));
  }

  /** Asks the WCS. */
  Answer wcs(final String query) throws IOException, InterruptedException {
    return get("/wcs?" + query);
  }

  private Answer get(final String path) throws IOException, InterruptedException {
    return send(builder(path).GET().build());
  }

  private static String encoded(final String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder builder(final String path) {
    final HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base + path));
    credentials.ifPresent(each -> builder.header("Authorization", each.header()));
    return builder;
  }

  /** By a future: the client's own timeout ends with the head of an answer. */
  private Answer send(final HttpRequest request) throws IOException, InterruptedException {
    final CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    try {
      final HttpResponse<byte[]> response = sent.get(timeout.toSeconds(), TimeUnit.SECONDS);
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          response.body());
    } catch (TimeoutException e) {
      throw new CheckFailure("no answer within " + timeout.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ConnectException) {
        throw new CheckFailure(base + " cannot be reached", e);
      }
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    } finally {
      sent.cancel(true);
    }
  }
}
