package org.finegrid.internal.coverage;

import java.awt.Image;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BandedSampleModel;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferFloat;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.Vector;

/**
 * A fine raster as an image of 32-bit floats, in tiles that come from elsewhere. Holds no cell
 * itself.
 */
public final class FineImage implements RenderedImage {
  private final TileSource source;
  private final TileGrid grid;
  private final SampleModel sampleModel;
  private final ColorModel colorModel;
  private final float noData;

  /**
   * An image.
   *
   * @param source gives its tiles
   * @param grid how it is cut into them
   * @param noData what cells beyond the image's edge hold
   */
  public FineImage(final TileSource source, final TileGrid grid, final float noData) {
    this.source = source;
    this.grid = grid;
    this.noData = noData;
    this.sampleModel =
        new BandedSampleModel(DataBuffer.TYPE_FLOAT, grid.edge(), grid.edge(), grid.bands());
    this.colorModel =
        new ComponentColorModel(
            new Values(grid.bands()), false, false, Transparency.OPAQUE, DataBuffer.TYPE_FLOAT);
  }

  /** Measurements have no colour: each band is a component of its own, shown as grey. */
  private static final class Values extends ColorSpace {
    private static final long serialVersionUID = 1L;

    Values(final int bands) {
      super(bands == 1 ? TYPE_GRAY : Math.min(TYPE_2CLR + bands - 2, TYPE_FCLR), bands);
    }

    @Override
    public float[] toRGB(final float[] values) {
      return new float[] {values[0], values[0], values[0]};
    }

    @Override
    public float[] fromRGB(final float[] rgb) {
      final float[] values = new float[getNumComponents()];
      Arrays.fill(values, (rgb[0] + rgb[1] + rgb[2]) / 3);
      return values;
    }

    @Override
    public float[] toCIEXYZ(final float[] values) {
      return ColorSpace.getInstance(CS_sRGB).toCIEXYZ(toRGB(values));
    }

    @Override
    public float[] fromCIEXYZ(final float[] xyz) {
      return fromRGB(ColorSpace.getInstance(CS_sRGB).fromCIEXYZ(xyz));
    }
  }

  @Override
  public Vector<RenderedImage> getSources() {
    return null;
  }

  @Override
  public Object getProperty(final String name) {
    return Image.UndefinedProperty;
  }

  @Override
  public String[] getPropertyNames() {
    return null;
  }

  @Override
  public ColorModel getColorModel() {
    return colorModel;
  }

  @Override
  public SampleModel getSampleModel() {
    return sampleModel;
  }

  @Override
  public int getWidth() {
    return grid.width();
  }

  @Override
  public int getHeight() {
    return grid.height();
  }

  @Override
  public int getMinX() {
    return 0;
  }

  @Override
  public int getMinY() {
    return 0;
  }

  @Override
  public int getNumXTiles() {
    return grid.columns();
  }

  @Override
  public int getNumYTiles() {
    return grid.rows();
  }

  @Override
  public int getMinTileX() {
    return 0;
  }

  @Override
  public int getMinTileY() {
    return 0;
  }

  @Override
  public int getTileWidth() {
    return grid.edge();
  }

  @Override
  public int getTileHeight() {
    return grid.edge();
  }

  @Override
  public int getTileGridXOffset() {
    return 0;
  }

  @Override
  public int getTileGridYOffset() {
    return 0;
  }

  @Override
  public Raster getTile(final int column, final int row) {
    final int edge = grid.edge();
    final Rectangle covered = grid.covered(column, row);
    final float[][] cells = source.tile(column, row);
    final boolean full = covered.width == edge && covered.height == edge;
    final float[][] banks = full ? cells : new float[cells.length][edge * edge];
    if (!full) {
      for (int band = 0; band < banks.length; band++) {
        Arrays.fill(banks[band], noData);
        for (int y = 0; y < covered.height; y++) {
          System.arraycopy(cells[band], y * covered.width, banks[band], y * edge, covered.width);
        }
      }
    }
    return Raster.createRaster(
        sampleModel, new DataBufferFloat(banks, edge * edge), new Point(column * edge, row * edge));
  }

  @Override
  public Raster getData() {
    return getData(grid.area());
  }

  @Override
  public Raster getData(final Rectangle area) {
    if (!grid.area().contains(area)) {
      throw new IllegalArgumentException(area + " is not within the image");
    }
    final float[][] banks = new float[sampleModel.getNumBands()][area.width * area.height];
    eachRow(
        area,
        (band, x, y, count, cells, offset) ->
            System.arraycopy(
                cells, offset, banks[band], (y - area.y) * area.width + x - area.x, count));
    return Raster.createRaster(
        new BandedSampleModel(DataBuffer.TYPE_FLOAT, area.width, area.height, banks.length),
        new DataBufferFloat(banks, area.width * area.height),
        area.getLocation());
  }

  @Override
  public WritableRaster copyData(final WritableRaster wanted) {
    final WritableRaster raster =
        wanted != null
            ? wanted
            : Raster.createWritableRaster(
                sampleModel.createCompatibleSampleModel(grid.width(), grid.height()),
                new Point(0, 0));
    final Rectangle area = raster.getBounds().intersection(grid.area());
    final float[] segment = new float[grid.edge()];
    if (!area.isEmpty()) {
      eachRow(
          area,
          (band, x, y, count, cells, offset) -> {
            System.arraycopy(cells, offset, segment, 0, count);
            raster.setSamples(x, y, count, 1, band, segment);
          });
    }
    return raster;
  }

  /** Takes cells of one band and row that lie side by side in a tile. */
  private interface Segments {
    void take(int band, int x, int y, int count, float[] cells, int offset);
  }

  private void eachRow(final Rectangle area, final Segments segments) {
    final int edge = grid.edge();
    for (int row = area.y / edge; row <= (area.y + area.height - 1) / edge; row++) {
      for (int column = area.x / edge; column <= (area.x + area.width - 1) / edge; column++) {
        final Rectangle covered = grid.covered(column, row);
        final Rectangle part = covered.intersection(area);
        // Writers take strips of a few rows: no more than those is read.
        final float[][] cells = source.lines(column, row, part.y - covered.y, part.height);
        for (int band = 0; band < cells.length; band++) {
          for (int y = part.y; y < part.y + part.height; y++) {
            final int offset = (y - part.y) * covered.width + part.x - covered.x;
            segments.take(band, part.x, y, part.width, cells[band], offset);
          }
        }
      }
    }
  }
}
