package org.finegrid.internal.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.IoReason;
import org.finegrid.internal.io.UnpackedLibraries;
import org.finegrid.model.Device;

/** Opens ONNX Runtime sessions on the requested device. */
final class OnnxSessions {

  /** Enough to keep a GPU busy while others are copied to and from it: more are no faster. */
  private static final int RUNS_ON_A_GPU = 4;

  /** The error in a message that begins with the place in the runtime's sources. */
  private static final Pattern REASON =
      Pattern.compile(
          ".*(?: was false\\. | with error: |CUDA failure \\d+: "
              + "|(?=Invalid device ID|Failed to allocate |Available memory of ))"
              + "(.+?)(?: ; GPU=.*)?");

  /**
   * A session and where it runs.
   *
   * @param turns how many runs there may be at once
   */
  record Opened(OrtEnvironment environment, OrtSession session, String device, Semaphore turns) {}

  /** ONNX Runtime's own property: where its libraries lie already. */
  private static final String NATIVE_PATH = "onnxruntime.native.path";

  /** Of the libraries for a processor, unpacked, on the machines that are most common. */
  private static final long SIZE = 25L << 20;

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
          ErrorCode.UNUSABLE_MODEL,
          "device cuda: this build has no CUDA; build it with 'mvn -Pcuda package'");
    }
    if (device.kind() != Device.Kind.CPU && cuda) {
      try {
        return open(environment, file, device.index());
      } catch (OrtException e) {
        if (device.kind() == Device.Kind.CUDA) {
          throw new RasterException(
              ErrorCode.UNUSABLE_MODEL,
              "device cuda:" + device.index() + ": cannot be used (" + line(e) + ")",
              e);
        }
        // AUTO: a CUDA build on a machine without a usable GPU runs on the processor.
      }
    }
    try {
      return open(environment, file, -1);
    } catch (OrtException e) {
      throw new RasterException(
          ErrorCode.UNUSABLE_MODEL,
          file.source() + ": ONNX Runtime cannot load this model (" + line(e) + ")",
          e);
    }
  }

  /** The runtime's version. */
  static String version() {
    return environment().getVersion();
  }

  private static OrtEnvironment environment() {
    final boolean unpacked = System.getProperty(NATIVE_PATH) != null;
    UnpackedLibraries.hindrance(unpacked ? 0 : SIZE)
        .ifPresent(
            why -> {
              throw cannotUnpack(why, null);
            });
    try {
      final OrtEnvironment environment =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "finegrid");
      // On Windows, usage data would be sent to the system, and by it to Microsoft.
      environment.setTelemetry(false);
      if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
        // CUDA's libraries follow later, and are looked for beside these.
        UnpackedLibraries.remove("onnxruntime-java*/libonnxruntime*.so");
      }
      return environment;
    } catch (OrtException e) {
      throw new RasterException(
          ErrorCode.UNUSABLE_MODEL, "ONNX Runtime cannot be started (" + line(e) + ")", e);
    } catch (UnsatisfiedLinkError | ExceptionInInitializerError | NoClassDefFoundError e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof IOException io) {
          throw cannotUnpack("this failed (" + IoReason.of(io) + ")", e);
        }
      }
      throw new RasterException(
          ErrorCode.UNUSABLE_MODEL,
          "ONNX Runtime has no library for this machine; only interpolation can run here",
          e);
    }
  }

  private static RasterException cannotUnpack(final String why, final Throwable cause) {
    return new RasterException(
        ErrorCode.UNUSABLE_MODEL,
        "ONNX Runtime's libraries are unpacked before networks can run, and "
            + why
            + "; free space there, or name another place with -Djava.io.tmpdir",
        cause);
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
      // Bytes that could be read as the runtime's own format as well were not checked as that.
      options.addConfigEntry("session.load_model_format", "ONNX");
      if (cudaIndex < 0) {
        return new Opened(
            environment,
            environment.createSession(file.bytes(), options),
            "cpu",
            new Semaphore(Integer.MAX_VALUE));
      }
      try (OrtCUDAProviderOptions cuda = cuda(cudaIndex)) {
        options.addCUDA(cuda);
        // Each run that is under way holds all its layers in the GPU's memory, of which there is
        // less than there are processors.
        return new Opened(
            environment,
            environment.createSession(file.bytes(), options),
            "cuda:" + cudaIndex,
            new Semaphore(RUNS_ON_A_GPU));
      }
    }
  }

  private static OrtCUDAProviderOptions cuda(final int index) throws OrtException {
    final OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(index);
    try {
      // TensorFloat-32, the default, keeps ten bits of each factor: too few for a result that is
      // to be the processor's.
      cuda.add("use_tf32", "0");
      // The default has cuDNN think longer about each new shape, and finds nothing faster.
      cuda.add("cudnn_conv_algo_search", "HEURISTIC");
      return cuda;
    } catch (OrtException e) {
      cuda.close();
      throw e;
    }
  }

  /** The runtime's message on one line, without its source positions. */
  static String line(final OrtException e) {
    final String whole = String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
    final Matcher reason = REASON.matcher(whole);
    final String text = reason.matches() ? reason.group(1) : whole;
    // Names in it are the file's.
    return CardTexts.clean(text);
  }
}
