package org.finegrid.io.gdal;

/** Ways to pack values that GDAL misreads, or does not read in each of its versions. */
enum GribPacking {
  /** GDAL takes the groups of second order for plain numbers. */
  SECOND_ORDER(true, "is packed by second order in edition 1", Repack.SIMPLE),
  /** Nor are they cells. */
  HARMONICS(true, "holds coefficients of spherical harmonics", "bring it to a grid with cdo sp2gp"),
  /** The scale of what is added to it is applied to the value itself. */
  CONSTANT(true, "has one value for all points and a scale beside it", Repack.SIMPLE),
  /** The highest bit is taken for a sign. */
  WIDE(true, "has values of 32 bits", Repack.NARROW),
  /** Read from version 3.9 on. */
  CCSDS(false, "is packed by CCSDS, which this GDAL may not read", Repack.SIMPLE);

  /** Commands that pack a file in another way. */
  private static final class Repack {
    static final String SIMPLE = "rewrite it with grib_set -r -s packingType=grid_simple";
    static final String NARROW = "rewrite it with grib_set -r -s bitsPerValue=24";

    private Repack() {}
  }

  private final boolean misread;
  private final String sentence;

  GribPacking(final boolean misread, final String what, final String remedy) {
    this.misread = misread;
    this.sentence = what + "; " + remedy;
  }

  boolean misread() {
    return misread;
  }

  String sentence() {
    return sentence;
  }
}
