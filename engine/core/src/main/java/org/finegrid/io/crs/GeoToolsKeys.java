package org.finegrid.io.crs;

import java.util.Optional;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.finegrid.grid.GeoKeys;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.grid.io.imageio.geotiff.GeoTiffIIOMetadataDecoder;
import org.geotools.coverage.grid.io.imageio.geotiff.GeoTiffMetadata2CRSAdapter;
import org.w3c.dom.Node;

/**
 * Hands raw keys to GeoTools' reader of GeoTIFF references, which expects them as image metadata.
 */
final class GeoToolsKeys {

  private GeoToolsKeys() {}

  /** The reference; empty where GeoTools does not know the projection. */
  static Optional<CoordinateReferenceSystem> read(final GeoKeys keys) {
    try {
      return Optional.of(
          new GeoTiffMetadata2CRSAdapter(null)
              .createCoordinateSystem(new GeoTiffIIOMetadataDecoder(new Metadata(keys))));
    } catch (Exception e) {
      // The adapter declares Exception and throws many kinds for what it does not know; each means
      // that these keys have no other form, which the empty answer says.
      return Optional.empty();
    }
  }

  private static final class Metadata extends IIOMetadata {
    private static final String FORMAT = "com_sun_media_imageio_plugins_tiff_image_1.0";
    private final GeoKeys keys;

    Metadata(final GeoKeys keys) {
      super(false, FORMAT, null, null, null);
      this.keys = keys;
    }

    @Override
    public boolean isReadOnly() {
      return true;
    }

    @Override
    public Node getAsTree(final String format) {
      final IIOMetadataNode root = new IIOMetadataNode(FORMAT);
      final IIOMetadataNode ifd = child(root, "TIFFIFD");
      final IIOMetadataNode shorts = field(ifd, 34735, "TIFFShort");
      for (final int each : keys.directory()) {
        child(shorts, "TIFFShort").setAttribute("value", Integer.toString(each));
      }
      final IIOMetadataNode doubles = field(ifd, 34736, "TIFFDouble");
      for (final double each : keys.doubles()) {
        child(doubles, "TIFFDouble").setAttribute("value", Double.toString(each));
      }
      child(field(ifd, 34737, "TIFFAscii"), "TIFFAscii").setAttribute("value", keys.ascii());
      return root;
    }

    private static IIOMetadataNode child(final Node parent, final String name) {
      final IIOMetadataNode node = new IIOMetadataNode(name);
      parent.appendChild(node);
      return node;
    }

    private static IIOMetadataNode field(final Node ifd, final int tag, final String type) {
      final IIOMetadataNode field = child(ifd, "TIFFField");
      field.setAttribute("number", Integer.toString(tag));
      return child(field, type + "s");
    }

    @Override
    public void mergeTree(final String format, final Node root) {
      throw new IllegalStateException("read only");
    }

    @Override
    public void reset() {
      throw new IllegalStateException("read only");
    }
  }
}
