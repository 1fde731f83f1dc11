package org.finegrid.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import org.finegrid.grid.RasterException;
import org.finegrid.io.UnpackedLibraries;

/** Opens ONNX Runtime sessions on the device asked for. */
final class OnnxSessions {

  /** A session and where it runs. */
  record Opened(OrtEnvironment environment, OrtSession session, String device) {}

  private OnnxSessions() {}

  /**
   * Opens a session from bytes, so that nothing in the model can be resolved against a directory.
   *
   * @throws RasterException where the runtime refuses the model or has no such device
   */
  static Opened open(final OnnxFile file, final Device device) {
    final OrtEnvironment environment = environment();
    final boolean cuda = OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
    if (device.kind() == Device.Kind.CUDA && !cuda) {
      throw new RasterException(
          "device cuda: this build has no CUDA; build it with 'mvn -Pcuda package'");
    }
    if (device.kind() != Device.Kind.CPU && cuda) {
      try {
        return open(environment, file, device.index());
      } catch (OrtException e) {
        if (device.kind() == Device.Kind.CUDA) {
          throw new RasterException(
              "device cuda:" + device.index() + ": cannot be used (" + line(e) + ")", e);
        }
        // AUTO: a CUDA build on a machine without a usable GPU runs on the processor.
      }
    }
    try {
      return open(environment, file, -1);
    } catch (OrtException e) {
      throw new RasterException(
          file.source() + ": ONNX Runtime cannot load this model (" + line(e) + ")", e);
    }
  }

  private static OrtEnvironment environment() {
    try {
      final OrtEnvironment environment =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "finegrid");
      // On Windows, what runs would be told to the system, and by it to Microsoft.
      environment.setTelemetry(false);
      if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
        // CUDA's libraries follow later, and are looked for beside these.
        UnpackedLibraries.remove("onnxruntime-java*/libonnxruntime*.so");
      }
      return environment;
    } catch (OrtException e) {
      throw new RasterException("ONNX Runtime cannot be started (" + line(e) + ")", e);
    } catch (UnsatisfiedLinkError | ExceptionInInitializerError | NoClassDefFoundError e) {
      throw new RasterException(
          "ONNX Runtime has no library for this machine; only interpolation can run here", e);
    }
  }

  private static Opened open(
      final OrtEnvironment environment, final OnnxFile file, final int cudaIndex)
      throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      // One thread for each run: tiles run side by side, which leaves no core waiting at the end of
      // every layer.
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      if (cudaIndex >= 0) {
        options.addCUDA(cudaIndex);
      }
      return new Opened(
          environment,
          environment.createSession(file.bytes(), options),
          cudaIndex < 0 ? "cpu" : "cuda:" + cudaIndex);
    }
  }

  /** The runtime's message on one line, without its source positions. */
  static String line(final OrtException e) {
    final String text = String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }
}
