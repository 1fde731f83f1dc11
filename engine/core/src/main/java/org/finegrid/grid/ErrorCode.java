package org.finegrid.grid;

/** What kind of failure a {@link RasterException} reports, for programs that act on it. */
public enum ErrorCode {
  /** A parameter has a value that it cannot have, or that contradicts another one. */
  INVALID_PARAMETER,
  /** A parameter that this input or model needs was not given. */
  MISSING_PARAMETER,
  /** A file or directory does not exist. */
  NOT_FOUND,
  /** An input is damaged, cannot be read, or holds values that cannot be used. */
  UNREADABLE_INPUT,
  /** An input is sound, but of a kind that is not read here. */
  UNSUPPORTED_INPUT,
  /** An output exists and may not be replaced. */
  OUTPUT_EXISTS,
  /** An output cannot be written there: its directory, permissions, or a full disk. */
  UNWRITABLE_OUTPUT,
  /** The output's format cannot hold this raster, or is not written here. */
  UNSUPPORTED_OUTPUT,
  /** No model has that name. */
  NO_SUCH_MODEL,
  /** A model file is damaged, refused, or failed while it ran. */
  UNUSABLE_MODEL,
  /** The model cannot make that factor. */
  FACTOR_NOT_AVAILABLE,
  /** Networks cannot run on that device here. */
  DEVICE_NOT_AVAILABLE,
  /** The raster, a tile or a result is larger than can be held. */
  TOO_LARGE,
  /** The result broke a guarantee, so it was not kept. */
  INVALID_RESULT,
  /** Something that this machine must have is missing, such as a native library. */
  MISSING_REQUIREMENT,
  /** The caller ended the run. */
  CANCELLED
}
