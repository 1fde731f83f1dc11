package org.finegrid.geoserver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class RunLimiterTest {
  private final RunLimiter runs = new RunLimiter();

  private static Limits limits(final int threads, final int workers, final int runs) {
    final Properties set = new Properties();
    set.setProperty("threads", String.valueOf(threads));
    set.setProperty("workers", String.valueOf(workers));
    set.setProperty("runs", String.valueOf(runs));
    return Limits.of(set);
  }

  @Test
  void runsShareTheServersThreads() {
    final Limits limits = limits(8, 12, 4);
    final RunLimiter.Ticket first = runs.begin(limits, () -> false);
    final RunLimiter.Ticket second = runs.begin(limits, () -> false);
    final RunLimiter.Ticket third = runs.begin(limits, () -> false);
    assertEquals(8, first.threads());
    assertEquals(4, second.threads());
    assertEquals(1, third.threads());
    first.close();
    first.close();
    final RunLimiter.Ticket fourth = runs.begin(limits, () -> false);
    assertEquals(7, fourth.threads());
    second.close();
    third.close();
    fourth.close();
    assertEquals(0, runs.underWay());
    assertEquals(8, runs.begin(limits, () -> false).threads());
  }
}
