package org.finegrid.smoke;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Who asks. */
record Credentials(String user, String password) {

  /** As HTTP's basic authentication has it. */
  String header() {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  /** The password is nobody's to see, not even by accident. */
  @Override
  public String toString() {
    return user;
  }
}
