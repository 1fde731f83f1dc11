package org.finegrid.internal.io.cf;

import java.util.Set;

/** Attributes of a variable that do not travel with its values. */
public final class CfAttributes {
  private static final Set<String> OF_STORAGE =
      Set.of(
          "_FillValue",
          "missing_value",
          "actual_range",
          "valid_range",
          "valid_min",
          "valid_max",
          "scale_factor",
          "add_offset",
          "number_of_significant_digits",
          "least_significant_digit",
          "formula_terms",
          "ancillary_variables",
          "cell_measures",
          "_Unsigned",
          "_ChunkSizes",
          "_ChunkSize",
          "_Netcdf4Dimid",
          "_Netcdf4Coordinates",
          "CLASS",
          "NAME",
          "REFERENCE_LIST",
          "DIMENSION_LIST");

  /** Those that refer to what is built anew when a file is written. */
  public static final Set<String> OF_PLACE = Set.of("grid_mapping", "coordinates");

  private CfAttributes() {}

  /**
   * Whether an attribute holds for the stored numbers or their storage only, or refers to what is
   * not carried over.
   */
  public static boolean ofStorage(final String name) {
    return OF_STORAGE.contains(name);
  }
}
