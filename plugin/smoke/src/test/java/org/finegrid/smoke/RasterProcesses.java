package org.finegrid.smoke;

import org.geotools.process.factory.AnnotatedBeanProcessFactory;
import org.geotools.util.SimpleInternationalString;

/** Processes that a GeoServer has and the stand-in's GeoTools has not. */
public final class RasterProcesses extends AnnotatedBeanProcessFactory {

  /** For the service loader. */
  public RasterProcesses() {
    super(new SimpleInternationalString("Raster processes"), "ras", CropCoverage.class);
  }
}
