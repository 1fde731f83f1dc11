package org.finegrid.internal.io.netcdf;

import java.util.Arrays;

/** A file's format by its first bytes. */
enum NetcdfSignature {
  /** NetCDF classic or 64-bit offset. */
  CLASSIC,
  /** NetCDF with 64-bit data, CDF-5. */
  WIDE,
  /** HDF5, which NetCDF-4 is made of. */
  HDF5,
  /** Something else. */
  NONE;

  private static final byte[] HDF5_SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  static NetcdfSignature of(final byte[] head) {
    if (head.length >= 4 && head[0] == 'C' && head[1] == 'D' && head[2] == 'F') {
      return switch (head[3]) {
        case 1, 2 -> CLASSIC;
        case 5 -> WIDE;
        default -> NONE;
      };
    }
    final int n = HDF5_SIGNATURE.length;
    return head.length >= n && Arrays.equals(head, 0, n, HDF5_SIGNATURE, 0, n) ? HDF5 : NONE;
  }
}
