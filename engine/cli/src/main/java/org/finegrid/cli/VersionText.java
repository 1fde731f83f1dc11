package org.finegrid.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
public final class VersionText implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "finegrid "
          + org.finegrid.internal.Version.text()
          + " (Java "
          + System.getProperty("java.version")
          + ")"
    };
  }
}
