package org.finegrid.smoke;

import org.geotools.api.parameter.ParameterValueGroup;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.processing.CoverageProcessor;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.process.factory.DescribeParameter;
import org.geotools.process.factory.DescribeProcess;
import org.geotools.process.factory.DescribeResult;
import org.locationtech.jts.geom.Geometry;

/** What GeoServer's process of this name does for a rectangle. */
@DescribeProcess(title = "Crop Coverage", description = "The part of a raster inside a geometry")
public final class CropCoverage {

  /** Crops. */
  @DescribeResult(name = "result", description = "Cropped raster")
  public GridCoverage2D execute(
      @DescribeParameter(name = "coverage", description = "Input raster")
          final GridCoverage2D coverage,
      @DescribeParameter(name = "cropShape", description = "Geometry to crop to")
          final Geometry cropShape) {
    final CoverageProcessor processor = CoverageProcessor.getInstance();
    final ParameterValueGroup crop = processor.getOperation("CoverageCrop").getParameters();
    crop.parameter("Source").setValue(coverage);
    crop.parameter("Envelope")
        .setValue(
            new ReferencedEnvelope(
                cropShape.getEnvelopeInternal(), coverage.getCoordinateReferenceSystem2D()));
    return (GridCoverage2D) processor.doOperation(crop);
  }
}
