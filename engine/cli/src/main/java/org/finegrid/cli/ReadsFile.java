package org.finegrid.cli;

import java.nio.file.Path;

/** A command about one file, which an unforeseen error names. */
public interface ReadsFile {

  /** The file. */
  Path file();
}
