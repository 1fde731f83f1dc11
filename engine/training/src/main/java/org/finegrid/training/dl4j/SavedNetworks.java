package org.finegrid.training.dl4j;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.deeplearning4j.util.ModelSerializer;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.IoReason;

/** Reads saved networks, recognised by their content. */
final class SavedNetworks {
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  private SavedNetworks() {}

  /**
   * Reads a network.
   *
   * @throws RasterException where the file is none of these, is corrupt, or holds layers that DL4J
   *     does not know
   */
  static SavedNetwork read(final Path file) {
    final byte[] start = start(file);
    if (startsWith(start, HDF5)) {
      return KerasFile.read(file);
    }
    if (startsWith(start, ZIP)) {
      return zip(file);
    }
    throw new RasterException(
        "is neither a DeepLearning4J model (zip) nor a Keras model (HDF5); save it with"
            + " ModelSerializer.writeModel or model.save('x.h5')");
  }

  private static byte[] start(final Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HDF5.length);
    } catch (NoSuchFileException e) {
      throw new RasterException("no such file", e);
    } catch (IOException e) {
      throw new RasterException("cannot be read (" + IoReason.of(e) + ")", e);
    }
  }

  private static boolean startsWith(final byte[] bytes, final byte[] signature) {
    return bytes.length >= signature.length
        && Arrays.equals(bytes, 0, signature.length, signature, 0, signature.length);
  }

  private static SavedNetwork zip(final Path file) {
    final String configuration;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.getEntry("config.json") != null && zip.getEntry("model.weights.h5") != null) {
        throw new RasterException(
            "is a model of Keras 3; save it as HDF5 with Keras 2: model.save('x.h5')");
      }
      final ZipEntry entry = zip.getEntry(ModelSerializer.CONFIGURATION_JSON);
      if (entry == null) {
        throw new RasterException(
            "is a zip file without "
                + ModelSerializer.CONFIGURATION_JSON
                + ", so no DeepLearning4J model; save it with ModelSerializer.writeModel");
      }
      if (zip.getEntry(ModelSerializer.COEFFICIENTS_BIN) == null
          && zip.getEntry(ModelSerializer.NO_PARAMS_MARKER) == null) {
        throw new RasterException("holds no parameters; save the network with its parameters");
      }
      try (InputStream in = zip.getInputStream(entry)) {
        configuration = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (ZipException e) {
      throw new RasterException("is a truncated or corrupt zip file; copy it again", e);
    } catch (IOException e) {
      throw new RasterException("cannot be read (" + IoReason.of(e) + ")", e);
    }
    return restored(file, configuration);
  }

  /** DL4J throws exceptions of many kinds; its configuration shows the type of network. */
  private static SavedNetwork restored(final Path file, final String configuration) {
    try {
      return configuration.contains("\"vertices\"")
          ? new GraphNetwork(
              "DeepLearning4J", ModelSerializer.restoreComputationGraph(file.toFile(), false))
          : new SequenceNetwork(
              "DeepLearning4J", ModelSerializer.restoreMultiLayerNetwork(file.toFile(), false));
    } catch (RasterException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new RasterException("DeepLearning4J cannot load it (" + Dl4jErrors.of(e) + ")", e);
    }
  }
}
