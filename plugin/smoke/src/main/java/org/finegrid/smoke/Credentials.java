package org.finegrid.smoke;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A user and password. */
record Credentials(String user, String password) {

  /** As HTTP's basic authentication has it. */
  String header() {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  /** Without the password, which must not reach a log. */
  @Override
  public String toString() {
    return user;
  }
}
