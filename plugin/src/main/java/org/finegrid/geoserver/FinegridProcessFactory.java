package org.finegrid.geoserver;

import org.geotools.api.feature.type.Name;
import org.geotools.process.Process;
import org.geotools.process.factory.AnnotatedBeanProcessFactory;
import org.geotools.util.SimpleInternationalString;

/** Finegrid's processes, as GeoTools finds them and GeoServer lists them. */
public final class FinegridProcessFactory extends AnnotatedBeanProcessFactory {

  /** The part of a process' name before the colon. */
  static final String NAMESPACE = "finegrid";

  /** For the service loader. */
  public FinegridProcessFactory() {
    super(
        new SimpleInternationalString("Finegrid: fine rasters from coarse ones"),
        NAMESPACE,
        DownscaleProcess.class,
        EvaluateProcess.class,
        ModelsProcess.class);
  }

  @Override
  public Process create(final Name name) {
    return new CheckedProcess(super.create(name), getParameterInfo(name));
  }
}
