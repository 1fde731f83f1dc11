package org.finegrid.io.gdal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.GridMapping;
import org.finegrid.grid.Message;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.RegularAxis;
import org.finegrid.internal.io.gdalmetadata.AxisItems;
import org.finegrid.internal.io.gdalmetadata.BandItems;
import org.finegrid.internal.io.gdalmetadata.RasterItems;
import org.gdal.gdal.Band;
import org.gdal.gdal.Dataset;
import org.gdal.gdal.gdal;
import org.gdal.gdalconst.gdalconst;
import org.gdal.osr.SpatialReference;

/** A dataset of bands, as most of GDAL's drivers give them. */
final class BandFile {
  /** Where GDAL puts cells whose file does not place them. */
  private static final double[] UNPLACED = {0, 1, 0, 0, 0, 1};

  /** The note about messages that only GDAL could read. */
  private static final String UNCHECKED =
      "the GRIB messages are inside an archive or on another machine, so their grids are as GDAL reports them: even rows, and the grid of the first message for all; unpack or fetch the"
          + " file to have them checked";

  private final String file;
  private final Dataset dataset;
  private final Map<String, String> items;

  BandFile(final String file, final Dataset dataset) {
    this.file = file;
    this.dataset = dataset;
    this.items = GdalCalls.items(dataset.GetMetadata_List(""));
    // How a GeoTIFF counts its coordinates, which the geotransform has seen to.
    items.remove("AREA_OR_POINT");
  }

  /**
   * The raster of all bands.
   *
   * @throws RasterException where it has none, or cells that are no rectangles along its axes
   */
  GdalReader.Layout layout() {
    final int count = dataset.getRasterCount();
    if (count == 0) {
      throw new RasterException(file + ": holds no raster");
    }
    final CellMask mask = CellMask.of(dataset);
    final int[] sources = mask.valued(count);
    final List<BandItems> bandItems = new ArrayList<>();
    final CellRules[] rules = new CellRules[sources.length];
    for (int i = 0; i < sources.length; i++) {
      final Band band = dataset.GetRasterBand(sources[i]);
      if (band.GetColorInterpretation() == gdalconst.GCI_PaletteIndex) {
        throw new RasterException(
            file
                + ": holds indices into a colour table, not measurements; give a raster of"
                + " measured values");
      }
      rules[i] = rules(band);
      bandItems.add(
          new BandItems(
              text(band.GetDescription()),
              text(band.GetUnitType()),
              rules[i].scale(),
              rules[i].offset(),
              GdalCalls.items(band.GetMetadata_List(""))));
    }
    final RasterItems described = RasterItems.of(items, bandItems);
    final GridGeometry geometry = geometry(described.axes(), described.variable());
    return new GdalReader.Layout(
        new RasterDescription(
            geometry,
            described.bands(),
            described.dimensions(),
            described.variable(),
            described.variableAttributes(),
            described.globalAttributes(),
            rules[0].type(),
            isDeclared(bandItems.get(0)) ? rules[0].noData() : OptionalDouble.empty(),
            storage(),
            described.axes().flatMap(axes -> axes.of(geometry.reference().kind()))),
        sources,
        rules,
        false,
        mask,
        Message.list(mask.notes()));
  }

  /** For NetCDF, GDAL passes on the library's default fill value as if the file stated it. */
  private boolean isDeclared(final BandItems band) {
    return !isOf(dataset, "netCDF")
        || band.items().containsKey("_FillValue")
        || band.items().containsKey("missing_value");
  }

  /**
   * The raster of the messages of one variable of a GRIB file.
   *
   * @param choice which variable
   */
  GdalReader.Layout messages(final GribChoice choice) {
    final GribVariable variable = choice.variable();
    final int[] sources = variable.sources();
    final CellRules[] rules = new CellRules[sources.length];
    for (int i = 0; i < sources.length; i++) {
      rules[i] = rules(dataset.GetRasterBand(sources[i]));
    }
    final List<BandDescription> bands = variable.bands();
    return new GdalReader.Layout(
        new RasterDescription(
            geometry(variable.grid()),
            bands,
            variable.dimensions(),
            variable.name(),
            variable.attributes(),
            items.isEmpty() ? Map.of() : Map.copyOf(items),
            rules[0].type(),
            rules[0].noData(),
            storage(),
            Optional.empty()),
        sources,
        rules,
        false,
        CellMask.none(),
        choice.checked() ? List.of() : List.of(new Message(UNCHECKED)));
  }

  /** The grid of GRIB messages: from their own numbers where it is one of angles. */
  private GridGeometry geometry(final Optional<GribGrid> stated) {
    final GridGeometry ofGdal = geometry(Optional.empty(), "");
    if (stated.isEmpty() || !stated.get().isOfCells()) {
      return ofGdal;
    }
    final GribGrid grid = stated.get();
    if (grid.columns() != dataset.getRasterXSize() || grid.rows() != dataset.getRasterYSize()) {
      throw new RasterException(
          ErrorCode.UNSUPPORTED_INPUT,
          file
              + ": GDAL sees a grid of "
              + dataset.getRasterXSize()
              + " x "
              + dataset.getRasterYSize()
              + " points where the messages have "
              + grid.columns()
              + " x "
              + grid.rows());
    }
    if (!grid.isGeographic()) {
      return ofGdal;
    }
    final GribAxes axes = GribAxes.of(file, grid);
    return new GridGeometry(axes.x(), axes.y(), ofGdal.reference());
  }

  private CellRules rules(final Band band) {
    final int type = band.getDataType();
    if (gdal.DataTypeIsComplex(type) != 0) {
      throw new RasterException(
          ErrorCode.UNSUPPORTED_INPUT,
          file
              + ": holds complex numbers; take their parts or their size first, with gdal_calc.py");
    }
    return GdalCalls.call(file, "cannot be read", () -> CellRules.of(band));
  }

  private GridGeometry geometry(final Optional<AxisItems> axes, final String variable) {
    final double[] affine = dataset.GetGeoTransform();
    final int width = dataset.getRasterXSize();
    final int height = dataset.getRasterYSize();
    final boolean unplaced = Arrays.equals(affine, UNPLACED);
    final boolean hasGeolocation = !dataset.GetMetadata_List("GEOLOCATION").isEmpty();
    if (unplaced && hasGeolocation) {
      throw new RasterException(
          ErrorCode.UNSUPPORTED_INPUT,
          file
              + ": lies on a curvilinear grid, with a latitude and a longitude for each cell; remap it to a regular one first, with cdo remapcon or gdalwarp -geoloc");
    }
    if (unplaced && dataset.GetGCPCount() > 0) {
      throw new RasterException(
          ErrorCode.UNSUPPORTED_INPUT,
          file + ": is placed by ground control points only; run gdalwarp on it first");
    }
    if (unplaced && axes.isPresent() || affine[1] == 0 || affine[5] == 0) {
      throw new RasterException(
          ErrorCode.UNSUPPORTED_INPUT,
          ParameterName.READER,
          file
              + ": GDAL cannot place its cells; if it is NetCDF, read it without "
              + ParameterName.READER.placeholder()
              + " gdal");
    }
    if (!GridGeometry.isAligned(affine[1], affine[4], affine[5], affine[2], width, height)) {
      throw new RasterException(
          ErrorCode.UNSUPPORTED_INPUT,
          file
              + ": its rows and columns do not run along the axes of its coordinates (rotation or"
              + " shear); run gdalwarp on it first");
    }
    if (!RegularAxis.isSound(affine[0], affine[1], width)
        || !RegularAxis.isSound(affine[3], affine[5], height)) {
      throw new RasterException(file + ": is corrupt: its cells have no size or no position");
    }
    return new GridGeometry(
        new RegularAxis(affine[0], affine[1], width),
        new RegularAxis(affine[3], affine[5], height),
        reference(axes, variable, unplaced));
  }

  private CoordinateReference reference(
      final Optional<AxisItems> axes, final String variable, final boolean unplaced) {
    final SpatialReference stated = dataset.GetSpatialRef();
    if (stated == null) {
      return unplaced
          ? CoordinateReference.unknown()
          : mapping(variable)
              .flatMap(GdalReferences::ofMapping)
              .or(() -> axes.map(AxisItems::reference))
              .orElseGet(CoordinateReference::unknown);
    }
    try {
      return GdalReferences.of(stated, mapping(variable));
    } finally {
      stated.delete();
    }
  }

  /** The grid mapping of a NetCDF file in GDAL's items. */
  private Optional<GridMapping> mapping(final String variable) {
    final String name = items.getOrDefault(variable + "#grid_mapping", "");
    final Map<String, Object> attributes = new LinkedHashMap<>();
    items.forEach(
        (key, value) -> {
          if (!name.isEmpty() && key.startsWith(name + "#")) {
            attributes.put(key.substring(name.length() + 1), ItemNumbers.read(value));
          }
        });
    return attributes.containsKey("grid_mapping_name")
        ? Optional.of(new GridMapping(name, attributes))
        : Optional.empty();
  }

  private String storage() {
    final Band band = dataset.GetRasterBand(1);
    final int[] width = new int[1];
    final int[] height = new int[1];
    band.GetBlockSize(width, height);
    final String packed = dataset.GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE");
    return dataset.GetDriver().getShortName()
        + ", blocks "
        + width[0]
        + " x "
        + height[0]
        + (packed == null ? "" : ", " + packed.toLowerCase(Locale.ROOT));
  }

  private static String text(final String value) {
    return value == null ? "" : value;
  }

  /** Whether a dataset was opened by that driver. */
  static boolean isOf(final Dataset dataset, final String driver) {
    return dataset.GetDriver().getShortName().equals(driver);
  }

  /** Flags of opening a dataset of bands, for reading. */
  static long flags() {
    return gdalconst.OF_RASTER | gdalconst.OF_READONLY | gdalconst.OF_VERBOSE_ERROR;
  }
}
