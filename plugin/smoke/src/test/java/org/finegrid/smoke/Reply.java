package org.finegrid.smoke;

import java.nio.charset.StandardCharsets;

/** What the stand-in answers. */
record Reply(int status, String type, byte[] body) {
  static Reply xml(final String text) {
    return new Reply(200, "text/xml; charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
  }
}
