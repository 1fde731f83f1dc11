package org.finegrid.io.gdal;

import java.util.OptionalDouble;
import org.gdal.gdal.Band;
import org.gdal.gdal.gdal;
import org.gdal.gdalconst.gdalconst;

/**
 * How a band's stored numbers become values.
 *
 * @param type the stored type, such as {@code uint16}
 * @param noData the stored number that means "no data"; empty: none but NaN
 * @param scale factor of stored numbers
 * @param offset what is then added
 */
record CellRules(String type, OptionalDouble noData, double scale, double offset) {
  private static final String SIGNED_BYTE = "int8";

  /** A band's metadata. */
  static CellRules of(final Band band) {
    final Double[] value = new Double[1];
    band.GetNoDataValue(value);
    final String type = type(band);
    return new CellRules(
        type,
        value[0] == null || value[0].isNaN()
            ? OptionalDouble.empty()
            : OptionalDouble.of(type.equals("float32") ? (float) (double) value[0] : value[0]),
        number(scale(band), 1),
        number(offset(band), 0));
  }

  private static Double scale(final Band band) {
    final Double[] value = new Double[1];
    band.GetScale(value);
    return value[0];
  }

  private static Double offset(final Band band) {
    final Double[] value = new Double[1];
    band.GetOffset(value);
    return value[0];
  }

  private static double number(final Double stated, final double otherwise) {
    return stated == null ? otherwise : stated;
  }

  private static String type(final Band band) {
    final int type = band.getDataType();
    final int bits = gdal.GetDataTypeSize(type);
    if (type == gdalconst.GDT_Float32 || type == gdalconst.GDT_Float64) {
      return "float" + bits;
    }
    // Before 3.7 GDAL has no such type and prints a warning.
    final boolean signed =
        type == gdalconst.GDT_Byte
            ? "SIGNEDBYTE".equals(band.GetMetadataItem("PIXELTYPE", "IMAGE_STRUCTURE"))
            : gdal.GetDataTypeName(type).startsWith("Int");
    return (signed ? "int" : "uint") + bits;
  }

  /** Copies stored numbers as values, NaN for those without data. */
  void unpack(
      final double[] stored, final int from, final double[] values, final int to, final int count) {
    final boolean signed = type.equals(SIGNED_BYTE);
    final boolean packed = scale != 1 || offset != 0;
    // NaN equals nothing.
    final double none = noData.orElse(Double.NaN);
    for (int i = 0; i < count; i++) {
      final double number = stored[from + i];
      final double raw = signed && number > Byte.MAX_VALUE ? number - 256 : number;
      values[to + i] = raw == none ? Double.NaN : packed ? raw * scale + offset : raw;
    }
  }
}
